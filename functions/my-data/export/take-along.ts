import type { Holder } from '../../platform/held/holder.ts'
import { errorKind } from '../../platform/log.ts'
import { localeOf } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { everythingFor } from '../mine/model.ts'
import type { GoodKey } from '../opening/visits.ts'
import { archive } from './archive.ts'
import { filesOf } from './files.ts'
import { streamed, zipped } from './zip.ts'

/**
 * Everything held about somebody to take along (GDPR art. 15.3, 20): a zip that is made while it is sent and stored
 * nowhere. What goes wrong before the first piece throws; what goes wrong half way breaks the download off.
 */
export async function takeAlong(
  c: Visit,
  key: GoodKey,
  promises: Promises,
  holders: readonly Holder[],
): Promise<Response> {
  const { platform, requestId } = c.var
  const now = platform.clock()
  const made = { origin: platform.origin, locale: localeOf(c), promises }
  const mine = await everythingFor(key, platform, holders, made)
  const files = await filesOf(key.person, platform, holders)
  const zip = await streamed(zipped(archive(mine, files, platform, made), now), (error) =>
    platform.log('export broke off', { requestId, error: errorKind(error) }),
  )
  return c.body(zip, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="my-data-${dayIn(promises.site.timeZone, now)}.zip"`,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
  })
}
