import { Hono } from 'hono'
import { csvOf } from '../platform/csv.ts'
import type { House } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import { recordRows } from '../promises/inventory/record.ts'
import type { Promises } from '../promises/promises.ts'
import type { RecordModel } from './models.ts'

/** The record of processing activities (GDPR art. 30), to be read and to be handed to an authority. */
export function recordDesk(promises: Promises) {
  return new Hono<House>()
    .get('/desk/record/', only('privacy-officer', 'administrator'), (c) => {
      const member = c.get('member')
      return c.get('platform').render(member.locale, 'desk/record', { member } satisfies RecordModel, 200)
    })
    .get('/desk/record.csv', only('privacy-officer', 'administrator'), (c) => {
      const { locale } = c.get('member')
      const today = dayIn(promises.site.timeZone, c.get('platform').clock())
      return c.body(csvOf(recordRows(promises, locale), locale), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="record-${today}.csv"`,
      })
    })
}
