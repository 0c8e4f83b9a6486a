import { newId } from '../../platform/ids.ts'
import { maskedAddress } from '../../platform/mail/email-address.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { keepCookie, keyOfBrowser } from '../../platform/requests/keys-in-browsers.ts'
import { newKey } from '../../platform/secrets/one-time-keys.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { sealAddress } from '../access.ts'
import type { GoodKey } from '../opening/visits.ts'
import { keepChange, letterNames } from './changes.ts'
import { newAddressLetter, warningLetter } from './letters.ts'

/**
 * Sends the link to the new address and a warning to the one whose visit this is. What is known of the new address is
 * not asked, and nothing else changes.
 */
export async function askToMove(
  c: Visit,
  { person }: GoodKey,
  { newEmail, locale }: { newEmail: string; locale: Locale },
  promises: Promises,
): Promise<void> {
  const platform = c.get('platform')
  const { addressHash, origin } = platform
  const now = platform.clock()
  const asked = await keyOfBrowser(c)
  const { key, keyHash } = await newKey()
  const id = newId(now)
  const change = {
    id,
    opens: 'address' as const,
    keyHash,
    askedHash: asked.keyHash,
    addressHash: person.addressHash,
    sealedAddress: await sealAddress(platform, keyHash, { email: person.email, newEmail }),
    madeAt: now.getTime(),
  }
  const about = { subjectId: id, purpose: 'service' } as const
  const link = { locale, address: `${origin}/${locale}/my-data/address/${key}/` }
  const stop = { locale, masked: maskedAddress(newEmail), address: `${origin}/${locale}/my-data/` }
  const [letter, warning] = await Promise.all([
    queuedLetter(
      {
        ...about,
        id: newId(now),
        letter: letterNames.new,
        to: newEmail,
        ...newAddressLetter(promises, link),
      },
      addressHash,
      now,
    ),
    queuedLetter(
      {
        ...about,
        id: newId(now),
        letter: letterNames.asked,
        to: person.email,
        ...warningLetter(promises, stop),
      },
      addressHash,
      now,
    ),
  ])
  await platform.db.write(keepChange({ change, letter, warning }))
  keepCookie(c, 'asked', asked.key, promises)
  platform.afterwards(() => deliverLetters(platform))
}
