import { eq, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { mailings } from '../../../db/schema/newsletter.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { make } from '../../platform/statements.ts'
import { instantAt } from '../../promises/calendar/wall-time.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import { countingList } from '../../promises/purposes/asking-again.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import { makeMailing } from '../sending/making.ts'
import { asListed, countReaders } from '../sending/readers.ts'
import { administrators, type Ground } from './ground.ts'
import { countOf, type SendIssueModel } from './models.ts'

const shape = { lines: ['at', 'confirm'], texts: [], files: [] }

/** Sending an issue off, now or at a later instant, once it is said to how many. */
export function sendingIssues({ promises, issues }: Ground) {
  const { site } = promises
  const consents = countingList(purposeFor(promises.purposes, 'newsletter'))
  const issueIn = (c: Visit) => issues.find(({ slug }) => slug === c.req.param('slug'))
  return new Hono<House>()
    .get('/desk/newsletter/issues/:slug/send/', administrators, (c) => {
      const issue = issueIn(c)
      return issue ? page(c, issue, { at: '', confirm: false }, []) : answerProblem(c, 'notFound', 404)
    })
    .post('/api/desk/newsletter/issues/:slug/send', administrators, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const issue = issueIn(c)
      if (!issue) return answerProblem(c, 'notFound', 404)
      const { db, clock, origin, mailFrom } = c.get('platform')
      const now = clock()
      const values = { at: fields.at ?? '', confirm: fields.confirm === 'on' }
      const sendAt = values.at === '' ? now : instantAt(site.timeZone, values.at)
      const isToCome = sendAt !== null && sendAt >= now
      const problems: SendIssueModel['problems'] = [
        ...(isToCome ? [] : [{ field: 'at', message: 'sendAtWrong' } as const]),
        ...(values.confirm ? [] : [{ field: 'confirm', message: 'sendNotConfirmed' } as const]),
      ]
      if (!isToCome || problems.length > 0) return page(c, issue, values, problems)
      const traced = traceIfDone(c.get('member'), { act: 'sent-issue', subjectId: issue.slug }, now)
      const imprint = { origin, from: mailFrom }
      const isNew = await makeMailing(db, issue, site, imprint, { sendAt, now }, [traced])
      const said = sendAt > now ? 'scheduled' : 'sent'
      return c.redirect(`/desk/newsletter/issues/${issue.slug}/?done=${isNew ? said : 'before'}`, 303)
    })

  async function page(
    c: Visit,
    issue: Issue,
    values: SendIssueModel['values'],
    problems: SendIssueModel['problems'],
  ): Promise<Response> {
    const { db, render } = c.get('platform')
    const member = c.get('member')
    const [counted, before] = await db.read([
      countReaders({ topic: asListed(issue), jobs: '[]', consents }),
      make.select({ one: sql`1` }).from(mailings).where(eq(mailings.slug, issue.slug)),
    ])
    const { slug, subject } = issue
    if (before!.rows.length > 0) return c.redirect(`/desk/newsletter/issues/${slug}/?done=before`, 303)
    const readers = countOf(Number(counted!.rows[0]!.count))
    const model: SendIssueModel = {
      ...{ member, slug, readers, values, problems },
      subject: subject[member.locale],
    }
    return render(member.locale, 'desk/send-issue', model, problems.length > 0 ? 422 : 200)
  }
}
