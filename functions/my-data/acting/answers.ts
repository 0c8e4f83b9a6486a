import { wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Done } from '../models.ts'

/** Back to the page with everything, at the thing that was acted on; a line there says what was done, if anything was left to do. */
export function isDone(
  c: Visit,
  locale: Locale,
  done: Done | null,
  what: string | null,
  more: Record<string, unknown> = {},
): Response {
  if (wantsJson(c)) return c.json({ done, what, ...more })
  const said = new URLSearchParams({ ...(done && { done }), ...(done && what && { to: what }) })
  return c.redirect(`/${locale}/my-data/mine/${done ? `?${said}` : ''}${what ? `#${what}` : ''}`, 303)
}
