import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { addReaders, mailingIn, makeIssue } from './portal/mailing.ts'
import { expect, test } from './portal/test.ts'

test('sending an issue costs a reader the same however many there are: no statement walks through all its readers', async () => {
  const { portal, statements } = await openCountingPortal()
  await addReaders(portal, 250)
  await makeIssue(portal)
  const already = statements.length
  await sendIssues(portal.platform(), portal.promises)
  expect(await mailingIn(portal)).toMatchObject({ state: 'sent', sent: 250 })
  const sending = statements.slice(already)
  expect(faultsIn(portal.databaseFile, sending).faults).toEqual([])
  const aboutReaders = sending.filter(({ sql }) => sql.includes('mailing_recipients'))
  expect(aboutReaders.length).toBeGreaterThan(4)
  for (const { sql, args } of aboutReaders) {
    const plan = await portal.client.execute({ sql: `explain query plan ${sql}`, args: args as string[] })
    const steps = plan.rows.map(({ detail }) => String(detail))
    expect(steps.filter((step) => step.endsWith('(mailing_id=?)'))).toEqual([])
  }
  await portal.close()
})
