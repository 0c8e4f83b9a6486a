import { apply, smallPdf } from './portal/applying.ts'
import { expect, test } from './portal/test.ts'

test('R-19 the same form sent again within a day is the same application', async ({ portal }) => {
  const first = await (await apply(portal)).json()
  const second = await (await apply(portal)).json()
  expect(second).toEqual(first)
  expect(await portal.rows('applications')).toHaveLength(1)
  expect(await portal.letters('asa.oberg@post.example')).toHaveLength(1)
})

test('R-19 the same form after more than a day is a new application', async ({ portal }) => {
  await apply(portal)
  portal.time.now = new Date(portal.time.now.getTime() + 24 * 3_600_000 + 1)
  await apply(portal)
  expect(await portal.rows('applications')).toHaveLength(2)
})

test('R-19 the same words with another CV are another application', async ({ portal }) => {
  const other = smallPdf.with(smallPdf.length - 1, 0x20)
  await apply(portal, { cv: new File([smallPdf], 'cv.pdf') })
  await apply(portal, { cv: new File([other], 'cv.pdf') })
  expect(await portal.rows('applications')).toHaveLength(2)
})

test('S6 a form sent before the deadline and repeated after it gets its receipt, not a closed door', async ({
  portal,
}) => {
  portal.time.now = new Date('2026-12-16T22:59:50Z')
  const inTime = await (await apply(portal)).json()
  portal.time.now = new Date('2026-12-16T23:00:10Z')
  const repeated = await apply(portal)
  expect(repeated.status).toBe(201)
  expect(await repeated.json()).toEqual(inTime)
  expect((await apply(portal, { name: 'Någon Annan' })).status).toBe(422)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('R-19 a key that was used for something else is refused with a sentence', async ({ portal }) => {
  await apply(portal, { idempotencyKey: 'one-and-the-same' })
  const answer = await apply(portal, { idempotencyKey: 'one-and-the-same', name: 'Någon Annan' })
  expect(answer.status).toBe(422)
  expect((await answer.json()).detail.length).toBeGreaterThan(20)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('R-19 UX-34 a hundred equal forms at once are one application with one answer', async ({ portal }) => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      apply(portal, { idempotencyKey: 'hundredfold', cv: null, cvText: 'CV' }),
    ),
  )
  const references = new Set(
    await Promise.all(answers.map(async (answer) => (await answer.json()).reference)),
  )
  expect(references.size).toBe(1)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('a second application to the same opening is kept too, and only the letter says so', async ({
  portal,
}) => {
  const first = await apply(portal, { letter: 'Hej!' })
  const second = await apply(portal, { letter: 'Hej igen!' })
  const answers = [await first.json(), await second.json()]
  expect(Object.keys(answers[1])).toEqual(Object.keys(answers[0]))
  expect(await portal.rows('applications')).toHaveLength(2)
  const [again, original] = await portal.letters('asa.oberg@post.example')
  expect(again!.text).toContain('tidigare ansökan till samma jobb')
  expect(original!.text).not.toContain('tidigare ansökan')
})
