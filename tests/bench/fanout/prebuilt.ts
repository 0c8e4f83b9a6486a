import { readContent, readIssueFiles } from '../../../functions/local/content.ts'
import { issueLetter } from '../../../functions/newsletter/issues/letter.ts'
import { oneClickHeaders } from '../../../functions/platform/mail/mail.ts'
import { readIssues } from '../../../functions/promises/issues/issues.ts'
import { readPromises } from '../../../functions/promises/promises.ts'
import { must } from '../measure/must.ts'
import { from } from './sending.ts'

const callers = 4
const perCall = 100
const lengthOfToken = 80

/** A call's body as long as the portal's: the demo's issue, a hundred times. */
function prebuiltBody(call: number): string {
  const [issue] = readIssues(readIssueFiles())
  const { subject, html, text } = issueLetter(
    issue!,
    'sv',
    readPromises(readContent(), '2026-11-01').site,
    'http://portal.example',
  )
  const headers = oneClickHeaders(`http://portal.example/u/${'t'.repeat(lengthOfToken)}`)
  const to = (i: number) => `floor-${call * perCall + i}@post.example`
  const letters = Array.from({ length: perCall }, (_, i) => ({
    from,
    to: to(i),
    subject,
    html,
    text,
    headers,
  }))
  return JSON.stringify(letters)
}

/** The floor: so many calls with bodies made beforehand, as many under way as the portal has. Nothing is kept. */
export async function postPrebuilt(providerUrl: string, calls: number): Promise<number> {
  const body = prebuiltBody(0)
  let left = calls
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) {
        const headers = { 'content-type': 'application/json', 'idempotency-key': `floor-${left}` }
        const answer = await fetch(`${providerUrl}/emails/batch`, { method: 'POST', headers, body })
        await answer.arrayBuffer()
        must(answer.ok, 'the provider takes what the floor sends')
      }
    }),
  )
  return performance.now() - startedAt
}
