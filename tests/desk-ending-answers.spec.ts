import type { EndingModel, ReadingModel } from '../functions/applications/desk/models.ts'
import { jobSlug } from './portal/applying.ts'
import { look, send } from './portal/desk.ts'
import { answers, applicants, confirmed, end, endNow, statusOf } from './portal/ending.ts'
import { mine, visit } from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('an answer at the end is kept with the application, as every letter: at the desk, in my data, with its trace', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const pia = (await portal.rows('applications')).find(({ name }) => name === 'Pia Dal')!
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })
  const [sent] = await answers(portal, 'pia@post.example')
  const { contact } = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  expect(sent!.replyTo).toEqual([contact.email])
  const { model }: { model: ReadingModel } = await (
    await look(portal, `/desk/applications/${pia.id}/`, cookie)
  ).json()
  expect(model.letters).toMatchObject([{ by: 'Ida Ek', subject: sent!.subject, text: sent!.text }])
  const kept = (await portal.rows('application_letters')).find((row) => row.application_id === pia.id)!
  expect([kept.text, kept.written_at]).toEqual([sent!.text, portal.time.now.getTime()])
  const traced = (await portal.rows('traces')).filter(({ act }) => act === 'sent-letter')
  expect(traced).toHaveLength(3)
  const held = await (await mine(portal, await visit(portal, 'pia@post.example'))).text()
  for (const said of ['sent-letter', 'application_letters.text', 'kandidatbank']) expect(held).toContain(said)
})

test('whoever was told by letter when they were rejected gets no second one at the end', async ({
  portal,
}) => {
  const cookie = await applicants(portal)
  const bo = (await portal.rows('applications')).find(({ name }) => name === 'Bo Ek')!
  const to = { what: String(bo.id), template: 'not-this-time', opening: jobSlug, move: 'on' }
  const { model } = await (await send(portal, '/api/desk/letters', cookie, to)).json()
  await send(portal, '/api/desk/letters', cookie, { ...to, do: 'send', sending: model.sending })
  expect((await statusOf(portal))['Bo Ek']).toBe('rejected')
  minutesLater(portal, 1)
  await send(portal, end, cookie, { ...confirmed, outcome: 'rejected', tell: 'on' })
  const told = (await portal.rows('application_letters')).map((row) => row.application_id)
  expect(told).toHaveLength(3)
  expect(new Set(told).size).toBe(3)
})

test('of two who end it at once one tells those who were rejected before without a letter', async ({
  portal,
}) => {
  await applicants(portal)
  await portal.client.execute("update applications set status = 'rejected' where name = 'Pia Dal'")
  await endNow(portal, () => endNow(portal))
  const told = (await portal.rows('application_letters')).map((row) => row.application_id)
  expect([told.length, new Set(told).size]).toEqual([3, 3])
})

/** Three hundred more who applied as Bo did. */
async function crowd(portal: TestPortal) {
  const [row] = await portal.rows('applications')
  const columns = Object.keys(row!).filter((name) => !['id', 'deciding_rule', 'erase_by'].includes(name))
  await portal.client.execute(`
    insert into applications (id, ${columns}) with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
    select 'copy-' || i, ${columns} from applications, n where name = 'Bo Ek'`)
}

test('the page that ends a recruitment reads counts and one application, however many there are', async () => {
  let rows = 0
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      db: {
        ...platform.db,
        async read(batch) {
          const found = await platform.db.read(batch)
          rows += found.flatMap((result) => result.rows).length
          return found
        },
      },
    }),
  })
  const cookie = await applicants(portal)
  await crowd(portal)
  rows = 0
  const page = await look(portal, `/desk/openings/${jobSlug}/end/`, cookie)
  const { model }: { model: EndingModel } = await page.json()
  expect([model.undecided, model.counts]).toEqual([303, { received: 303, hired: 1 }])
  expect(rows).toBeLessThan(10)
  await portal.close()
})

test('ending asks the database as often for hundreds as for a few', async ({ portal }) => {
  await applicants(portal)
  await crowd(portal)
  const before = portal.turso.requests()
  await endNow(portal)
  expect(portal.turso.requests() - before).toBe(2)
  expect(await portal.rows('application_letters')).toHaveLength(303)
})
