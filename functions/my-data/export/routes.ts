import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { errorKind } from '../../platform/log.ts'
import { localeOf } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { cookieOf } from '../cookies.ts'
import { everythingFor } from '../mine/model.ts'
import { notOpen } from '../opening/not-open.ts'
import { findKey } from '../opening/visits.ts'
import { archive } from './archive.ts'
import { filesOf } from './files.ts'
import { streamed, zipped } from './zip.ts'

/**
 * Everything held about somebody to take along (GDPR art. 15.3, 20): a zip that is made while it is sent and stored
 * nowhere. What goes wrong half way breaks the download off.
 */
export function exporting(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>().get('/api/my-data/export', async (c) => {
    const { platform, requestId } = c.var
    const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
    if (!visit) return notOpen(c)
    const now = platform.clock()
    const made = { origin: platform.origin, locale: localeOf(c), promises }
    const mine = await everythingFor(visit, platform, holders, made)
    const files = await filesOf(visit.person, platform, holders)
    const zip = await streamed(zipped(archive(mine, files, platform, made), now), (error) =>
      platform.log('export broke off', { requestId, error: errorKind(error) }),
    )
    return c.body(zip, 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="my-data-${dayIn(promises.site.timeZone, now)}.zip"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    })
  })
}
