import type { subscriptionRequests } from '../../../db/schema/newsletter.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { newKey } from '../../platform/secrets/one-time-keys.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { contactController } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import type { Wishes } from '../wishes.ts'
import { confirmationLetter } from './letters.ts'
import type { Asking } from './requests.ts'

/** Who asks, for what, and on which form the box was ticked. */
export interface Asked {
  email: string
  locale: Locale
  wishes: Wishes
  form: (typeof subscriptionRequests.$inferInsert)['form']
  /** The network the form came from, see `networkOf`. */
  network: string
}

/**
 * The rows that start a double opt-in: one that waits and the letter that asks. Everything the consent record will
 * need is in it: the exact words by their hash, version, language, form and the time of asking.
 */
export async function prepareAsking(
  asked: Asked,
  promises: Promises,
  platform: Pick<Platform, 'origin' | 'addressHash' | 'networkHash' | 'limits' | 'clock'>,
): Promise<Asking> {
  const now = platform.clock()
  const { email, locale, wishes, form, network } = asked
  const { key, keyHash } = await newKey()
  const purpose = purposeFor(promises.purposes, 'newsletter')
  const id = newId(now)
  const confirmAddress = `${platform.origin}/${locale}/newsletter/confirm/${key}/`
  const letter = {
    id: newId(now),
    subjectId: id,
    letter: 'newsletter-confirmation',
    purpose: 'service',
  } as const
  const myDataAddress = `${platform.origin}/${locale}/my-data/`
  const drawn = confirmationLetter(promises, { locale, confirmAddress, myDataAddress })
  return {
    request: {
      id,
      addressHash: await platform.addressHash(email),
      email,
      locale,
      topics: JSON.stringify(wishes.topics),
      places: JSON.stringify(wishes.places),
      kinds: JSON.stringify(wishes.kinds),
      controller: contactController(promises.site).id,
      form,
      textHash: purpose.hashes[locale],
      version: purpose.version,
      keyHash,
      askedAt: now.getTime(),
    },
    letter: await queuedLetter({ ...letter, to: email, ...drawn }, platform.addressHash, now),
    network: {
      hash: await platform.networkHash(network, now),
      lettersAnHour: platform.limits.lettersPerNetworkAndHour,
    },
  }
}
