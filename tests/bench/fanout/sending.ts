import { readContent, readIssueFiles } from '../../../functions/local/content.ts'
import { makeMailing } from '../../../functions/newsletter/sending/making.ts'
import { sendIssues } from '../../../functions/newsletter/sending/send.ts'
import { databaseOn, tursoClient } from '../../../functions/platform/database.ts'
import { resendMail } from '../../../functions/platform/mail/mail.ts'
import { addressesUnder } from '../../../functions/platform/secrets/signed-addresses.ts'
import { readIssues } from '../../../functions/promises/issues/issues.ts'
import { readPromises } from '../../../functions/promises/promises.ts'

const promises = readPromises(readContent(), '2026-11-01')
const secret = 'a secret for the bench, long enough'
export const from = 'Careers <careers@portal.example>'
const origin = 'http://portal.example'

export interface Neighbours {
  tursoUrl: string
  providerUrl: string
}

/** What time it is for the sender, and how it waits. */
export interface Time {
  clock: () => Date
  pause: (ms: number) => Promise<void>
}

/** Makes the demo's issue ready to be sent to everybody in the file. */
export async function makeReady({ tursoUrl }: Pick<Neighbours, 'tursoUrl'>, now: Date): Promise<void> {
  const [issue] = readIssues(readIssueFiles())
  const db = databaseOn(tursoClient({ url: tursoUrl }))
  await makeMailing(db, issue!, promises.site, { origin, from }, { sendAt: now, now })
}

/** One run of the portal's own sender, with the portal's own mail client and ledger. */
export async function sendOnce({ tursoUrl, providerUrl }: Neighbours, time: Time): Promise<void> {
  await sendIssues(
    {
      ...time,
      origin,
      db: databaseOn(tursoClient({ url: tursoUrl })),
      mail: resendMail({ apiKey: 're_bench', baseUrl: providerUrl, from }),
      addresses: addressesUnder([secret]),
      log: () => {},
    },
    promises,
  )
}

/** How far the issue has come. */
export async function progress({ tursoUrl }: Pick<Neighbours, 'tursoUrl'>) {
  const [row] = (
    await tursoClient({ url: tursoUrl }).execute(
      'select state, recipients, sent, skipped, failed, unknown from mailings',
    )
  ).rows
  return row as unknown as { state: string; recipients: number; sent: number }
}
