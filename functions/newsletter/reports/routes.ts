import { Hono } from 'hono'
import { emailAddress } from '../../platform/mail/email-address.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import { boundedBody } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { actOnReport } from './reports.ts'

/**
 * What the provider reports about letters. Its signature is the only authority, so this hangs before the cross-site
 * guard; anything but 200 makes the provider tell it again.
 */
export function mailReports() {
  return new Hono<House>().post('/api/webhooks/resend', async (c) => {
    const { readReport, addressHash, clock } = c.get('platform')
    const body = new TextDecoder().decode(await boundedBody(c.req.raw))
    const report = readReport(body, c.req.raw.headers)
    if (report === 'notSigned') return answerProblem(c, 'malformed', 400)
    if (report === 'nothingToUs') return c.body(null, 200)
    const hashes = report.recipients.flatMap((to) => {
      const read = emailAddress(to)
      return read.outcome === 'address' ? [addressHash(read.address)] : []
    })
    await actOnReport(c.get('platform'), report, await Promise.all(hashes), clock())
    return c.body(null, 200)
  })
}
