import { newId } from '../../platform/ids.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { keepCookie, keyOfBrowser } from '../../platform/requests/keys-in-browsers.ts'
import { newKey } from '../../platform/secrets/one-time-keys.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { sealAddress } from '../access.ts'
import { type LinkKind, linkKinds } from './kinds.ts'
import { linkLetter } from './letters.ts'
import { askForLink } from './links.ts'

/** Mails a link to an address; false where it has had as many today as we send. */
export async function sendLink(
  c: Visit,
  { email, locale, opens }: { email: string; locale: Locale; opens: LinkKind },
  promises: Promises,
): Promise<boolean> {
  const platform = c.get('platform')
  const now = platform.clock()
  const asked = await keyOfBrowser(c)
  const { key, keyHash } = await newKey()
  const address = `${platform.origin}/${locale}/${linkKinds[opens].under}${key}/`
  const id = newId(now)
  const named = { id: newId(now), subjectId: id, letter: linkKinds[opens].letter } as const
  const link = {
    id,
    opens,
    keyHash,
    askedHash: asked.keyHash,
    addressHash: await platform.addressHash(email),
    sealedAddress: await sealAddress(platform, keyHash, { email }),
    madeAt: now.getTime(),
  }
  const drawn = linkLetter(promises, { opens, locale, address })
  const about = { ...named, purpose: 'service', to: email, ...drawn } as const
  const letter = await queuedLetter(about, platform.addressHash, now)
  const [queued] = await platform.db.write(askForLink({ link, letter }))
  keepCookie(c, 'asked', asked.key, promises)
  platform.afterwards(() => deliverLetters(platform))
  return queued?.rowsAffected === 1
}
