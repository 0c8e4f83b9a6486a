import type { Holder } from '../../platform/held/holder.ts'
import { localeOf } from '../../platform/requests/answers.ts'
import { dropCookie, keepCookie } from '../../platform/requests/keys-in-browsers.ts'
import type { Promises } from '../../promises/promises.ts'
import { behindLink } from './behind-link.ts'
import { openVisit } from './visits.ts'

/** The link to one's data opens a visit in the browser it was pressed in. */
export function opening(promises: Promises, holders: readonly Holder[]) {
  return behindLink('link', promises, async (c, link) => {
    const key = await openVisit(c.get('platform'), link, holders)
    if (!key) return null
    dropCookie(c, 'asked')
    keepCookie(c, 'mine', key, promises)
    return c.redirect(`/${localeOf(c)}/my-data/mine/`, 303)
  })
}
