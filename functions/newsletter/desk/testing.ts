import { Hono } from 'hono'
import { newId } from '../../platform/ids.ts'
import { type MassLetter, oneClickHeaders } from '../../platform/mail/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import { trace } from '../../platform/staff/traces.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import { testLetters } from '../issues/test-letters.ts'
import { administrators, type Ground } from './ground.ts'

/** A test of an issue to whoever asks for it, by the same call and with the same headers as the readers' letters. */
export function testingIssues({ promises, issues }: Ground) {
  const { site } = promises
  return new Hono<House>().post('/api/desk/newsletter/issues/:slug/test', administrators, async (c) => {
    const platform = c.get('platform')
    const member = c.get('member')
    const now = platform.clock()
    const issue = issues.find(({ slug }) => slug === c.req.param('slug'))
    if (!issue) return answerProblem(c, 'notFound', 404)
    await platform.db.write([trace(member, { act: 'tested-issue', subjectId: issue.slug }, now)])
    const letters = await lettersTo(member.email, issue, now, platform)
    const delivery = await platform.mail.sendMany(letters, newId(now)).catch(() => null)
    const isThere = delivery?.outcome === 'accepted' && !delivery.ids.includes(null)
    return c.redirect(`/desk/newsletter/issues/${issue.slug}/?done=${isThere ? 'tested' : 'untested'}`, 303)
  })

  async function lettersTo(
    to: string,
    issue: Issue,
    now: Date,
    { origin, mailFrom }: Pick<Platform, 'origin' | 'mailFrom'>,
  ): Promise<MassLetter[]> {
    const letters = await testLetters(issue, site, origin, to, now)
    return letters.map(({ replyTo, subject, html, text }) => ({
      ...{ to, replyTo, subject, html, text },
      from: mailFrom,
      headers: oneClickHeaders(`${origin}/u/test`),
    }))
  }
}
