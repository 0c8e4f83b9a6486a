import type { MineModel } from '../functions/my-data/models.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { expect, test } from './portal/test.ts'

test('R-66 a CV that was pasted as text can be put right to its last sign, and how it read before stays to be seen', async ({
  portal,
}) => {
  await apply(portal, { email: owner, cvText: 'Elektriker sedan 2015' })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const correct = (value: string) =>
    act(portal, cookie, 'correct', { what, field: 'cvText', value }, asProgram)
  expect((await correct('å'.repeat(20_001))).status).toBe(422)
  expect((await correct('å'.repeat(20_000))).status).toBe(200)
  expect((await correct('Elektriker sedan 2016')).status).toBe(200)
  expect(await portal.rows('applications')).toMatchObject([{ cv_text: 'Elektriker sedan 2016' }])
  const before = (await portal.rows('corrections')).map(({ field, old_value }) => [field, old_value])
  expect(before).toEqual([
    ['cvText', 'Elektriker sedan 2015'],
    ['cvText', 'å'.repeat(20_000)],
  ])
})

test('R-66 of a CV that came as a file there is no text to put right', async ({ portal }) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const { may }: MineModel = await (await mine(portal, cookie)).json()
  expect(may[what]!.correct).not.toContain('cvText')
  const asked = { what, field: 'cvText', value: 'Elektriker' }
  expect((await act(portal, cookie, 'correct', asked, asProgram)).status).toBe(404)
})
