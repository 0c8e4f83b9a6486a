import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { answer, enter } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'

async function kindsSeen(portal: TestPortal): Promise<string[]> {
  const { items } = await (await mine(portal, await visit(portal))).json()
  return items.map(({ kind }: { kind: string }) => kind)
}

test('R-59 T11 what was asked over the telephone is not shown to whoever has the address that was heard, nor erased by them', async ({
  portal,
}) => {
  await enter(portal, { way: 'by-phone', phone: '070-174 06 05', address: 'Storgatan 1, Umeå' })
  expect(await kindsSeen(portal)).not.toContain('request')
  await act(portal, await visit(portal), 'erase', { what: 'everything', confirm: 'on' }, asProgram)
  expect(await portal.rows('requests')).toMatchObject([
    { name: 'Nora Lund', email: owner, answered_on: null },
  ])
})

test('once it is known who asked, they find the request in my data', async ({ portal }) => {
  const reference = await enter(portal, { way: 'by-phone' })
  await answer(portal, reference)
  expect(await kindsSeen(portal)).toContain('request')
})

test('R-70 whoever has had the data becomes a task also while it is not known who asked', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await enter(portal, { way: 'by-phone', kind: 'erasure' })
  expect(await portal.rows('request_tasks')).toMatchObject([{ recipient: 'Måkevik Landstrøm AS' }])
})
