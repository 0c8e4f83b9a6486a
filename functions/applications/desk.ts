import { Hono } from 'hono'
import { answerProblem } from '../platform/requests/answers.ts'
import type { House } from '../platform/requests/house.ts'
import { seesOpening } from '../platform/staff/member.ts'
import { only } from '../platform/staff/only.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import { endingRecruitments } from './desk/ending/routes.ts'
import { readingFiles } from './desk/files/routes.ts'
import { letterToMany } from './desk/letters/many.ts'
import { letterToOne } from './desk/letters/one.ts'
import { rowsAtOnce } from './desk/list/limits.ts'
import { findList, listFrom } from './desk/list/list.ts'
import { queryOf, readWanted } from './desk/list/wanted.ts'
import { lockedApplications } from './desk/locked/routes.ts'
import type { ListModel } from './desk/models.ts'
import { applicationPage } from './desk/reading/page.ts'
import { remarks } from './desk/remarks/routes.ts'
import { sharing } from './desk/sharing/routes.ts'
import { movingAlong } from './desk/status/routes.ts'
import { readBlind } from './desk/veiled.ts'

const readers = only('administrator', 'recruiter', 'reader')

/** What staff may ask of applications. */
export function applicationsDesk(promises: Promises) {
  return new Hono<House>()
    .get('/desk/openings/:slug/', readers, async (c) => {
      const { db, clock, render } = c.get('platform')
      const member = c.get('member')
      const opening = promises.openings.find(({ slug }) => slug === c.req.param('slug'))
      if (!opening || !seesOpening(member, opening.slug)) return answerProblem(c, 'notFound', 404)
      const { slug, title, deadlineOn = null } = opening
      const query = new URL(c.req.url).searchParams
      const wanted = readWanted(query)
      const changeId = query.get('changed') ?? ''
      const blind = readBlind(promises)
      const at = { today: dayIn(promises.site.timeZone, clock()), changeId, blind }
      const found = listFrom(await db.read(findList(member, slug, wanted, at)))
      const named = { slug, title: title[member.locale], deadlineOn }
      const pages = Math.ceil(found.total / rowsAtOnce)
      const pageAt = (page: number) =>
        page >= 1 && page <= pages ? queryOf({ ...wanted, page }) || '?' : null
      const model: ListModel = {
        ...found,
        ...{ member, wanted, changeId, pages },
        opening: named,
        list: queryOf(wanted),
        previous: pageAt(wanted.page - 1),
        next: pageAt(wanted.page + 1),
      }
      return render(member.locale, 'desk/opening', model, 200)
    })
    .get('/desk/applications/:id/', readers, (c) => applicationPage(c, c.req.param('id'), promises))
    .route('/', readingFiles(promises))
    .route('/', remarks(promises))
    .route('/', movingAlong(promises))
    .route('/', letterToOne(promises))
    .route('/', letterToMany(promises))
    .route('/', endingRecruitments(promises))
    .route('/', lockedApplications(promises))
    .route('/', sharing(promises))
}
