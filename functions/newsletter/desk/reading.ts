import { Hono } from 'hono'
import * as v from 'valibot'
import { answerProblem } from '../../platform/requests/answers.ts'
import { harmless, mayFrameOurs } from '../../platform/requests/frames.ts'
import type { House } from '../../platform/requests/house.ts'
import { isLocale } from '../../promises/language/languages.ts'
import { topicField } from '../wishes.ts'
import { administrators, type Ground } from './ground.ts'
import { linesFrom, sentOff } from './list.ts'
import { doneToIssue, type IssueModel, type IssuesModel } from './models.ts'
import { findIssue, progressOf } from './one.ts'

const at = '/desk/newsletter/issues/:slug'

/** The issues, and each as it is read. */
export function readingIssues(ground: Ground) {
  const { issues } = ground
  return new Hono<House>()
    .get('/desk/newsletter/', administrators, async (c) => {
      const { db, render } = c.get('platform')
      const member = c.get('member')
      const found = await db.read(sentOff(issues, member.locale))
      const model: IssuesModel = { member, issues: linesFrom(found, issues, member.locale) }
      return render(member.locale, 'desk/newsletter', model, 200)
    })
    .get(`${at}/`, administrators, async (c) => {
      const platform = c.get('platform')
      const member = c.get('member')
      const slug = c.req.param('slug')
      const wanted = c.req.query('language')
      const language = isLocale(wanted) ? wanted : member.locale
      const found = await findIssue(platform, ground, slug, language)
      if (!found) return answerProblem(c, 'notFound', 404)
      const { mailing, letter } = found
      const issue = issues.find((one) => one.slug === slug)
      const model: IssueModel = {
        ...{ member, slug, language, subject: letter.subject, text: letter.text },
        topic: v.parse(topicField, mailing?.topic ?? issue?.topic),
        stand: mailing?.state ?? 'draft',
        at: mailing && (mailing.finishedAt ?? mailing.sendAt),
        isOurs: issue !== undefined,
        progress: mailing?.startedAt ? progressOf(mailing, platform.clock()) : null,
        done: doneToIssue.find((one) => one === c.req.query('done')) ?? null,
      }
      return mayFrameOurs(await platform.render(member.locale, 'desk/issue', model, 200))
    })
    .get(`${at}/letter/:language/`, administrators, async (c) => {
      const { slug, language } = c.req.param()
      const found = isLocale(language) && (await findIssue(c.get('platform'), ground, slug, language))
      if (!found) return answerProblem(c, 'notFound', 404)
      return c.html(found.letter.html, 200, harmless({ sandbox: '' }))
    })
}
