import { newId } from '../../platform/ids.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { keepCookie, keyOfBrowser } from '../../platform/requests/keys-in-browsers.ts'
import { newKey } from '../../platform/secrets/one-time-keys.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { askForKey } from './keys.ts'
import { signInLetter } from './letters.ts'

/** Mails a link to the desk, if somebody who works here has this address; the answer does not say so. */
export async function sendLink(
  c: Visit,
  { email, locale }: { email: string; locale: Locale },
  promises: Promises,
): Promise<void> {
  const platform = c.get('platform')
  const now = platform.clock()
  const asked = await keyOfBrowser(c)
  const { key, keyHash } = await newKey()
  const id = newId(now)
  const address = `${platform.origin}/desk/sign-in/${key}/?l=${locale}`
  const about = {
    id: newId(now),
    subjectId: id,
    letter: 'staff-link',
    purpose: 'service',
    to: email,
  } as const
  const drawn = signInLetter(promises, { locale, address })
  const letter = await queuedLetter({ ...about, ...drawn }, platform.addressHash, now)
  const addressHash = await platform.addressHash(email)
  const kept = { id, keyHash, askedHash: asked.keyHash, addressHash, madeAt: now.getTime() }
  await platform.db.write(askForKey(kept, letter))
  keepCookie(c, 'asked', asked.key, promises)
  platform.afterwards(() => deliverLetters(platform))
}
