import { Hono } from 'hono'
import { ask } from '../platform/questions.ts'
import type { House } from '../platform/requests/house.ts'
import { seesOpening } from '../platform/staff/member.ts'
import { only } from '../platform/staff/only.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import { aboutFigures, type Counted } from './counted.ts'
import type { FiguresModel } from './models.ts'
import { quartilesOf } from './quartiles.ts'
import { groupsOf } from './weeks.ts'

const weeksShown = 26
const weekMs = 7 * 24 * 3_600_000

/** How many applied to each opening of the last half year, and how long they waited for an answer. */
export function figuresDesk({ openings, site }: Promises) {
  const readers = only('administrator', 'recruiter', 'reader')
  return new Hono<House>().get('/desk/figures/', readers, async (c) => {
    const { db, clock, render } = c.get('platform')
    const member = c.get('member')
    const now = clock()
    const theirs = openings.filter(({ slug }) => seesOpening(member, slug))
    const slugs = theirs.map(({ slug }) => slug)
    const since = new Date(now.getTime() - weeksShown * weekMs)
    const at = { today: dayIn(site.timeZone, now), zone: site.timeZone }
    const [{ weeks, days }] = await ask<[Counted]>(db, aboutFigures(slugs, since, at))
    const model: FiguresModel = {
      member,
      openings: theirs.map(({ slug, title }) => ({
        slug,
        title: title[member.locale],
        weeks: groupsOf(weeks.get(slug) ?? new Map()),
        decisions: quartilesOf(days.get(slug) ?? new Map()),
      })),
    }
    return render(member.locale, 'desk/figures', model, 200)
  })
}
