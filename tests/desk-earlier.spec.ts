import type { ReadingModel } from '../functions/applications/desk/models.ts'
import { apply } from './portal/applying.ts'
import { look, signedIn } from './portal/desk.ts'
import { visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const email = 'bo@post.example'

/** The application that came last, with the one to another opening before it. */
async function two(portal: TestPortal) {
  await apply(portal, { email, opening: 'recruiter-gothenburg' })
  minutesLater(portal, 1)
  await apply(portal, { email })
  const [first, last] = (await portal.rows('applications')).map(({ id }) => String(id)).sort()
  const earlier = async (cookie: string, id = last) => {
    const { model }: { model: ReadingModel } = await (
      await look(portal, `/desk/applications/${id}/`, cookie)
    ).json()
    return model.earlier
  }
  return { first, earlier }
}

test('earlier applications are shown by a confirmed address alone, with opening, month and outcome', async ({
  portal,
}) => {
  const { first, earlier } = await two(portal)
  const cookie = await signedIn(portal, 'administrator')
  expect(await earlier(cookie)).toBeNull()
  await visit(portal, email)
  expect(await earlier(cookie)).toEqual([
    { id: first, opening: 'recruiter-gothenburg', status: 'received', at: '2026-11-02T09:30:00.000Z' },
  ])
  expect(await earlier(cookie, first)).toEqual([])
  minutesLater(portal, 1)
  await apply(portal, { email, name: 'Somebody who only typed it' })
  const [typed] = (await portal.rows('applications')).filter(({ name }) => /typed/.test(String(name)))
  expect(await earlier(cookie, String(typed!.id))).toBeNull()
})

test('nobody sees an earlier application to an opening that is not theirs, or one that is locked away', async ({
  portal,
}) => {
  const { earlier } = await two(portal)
  await visit(portal, email)
  const recruiter = await signedIn(portal)
  expect(await earlier(recruiter)).toEqual([])
  const administrator = await signedIn(portal, 'administrator')
  expect(await earlier(administrator)).toHaveLength(1)
  await portal.client.execute(
    "update applications set defended_at = 1 where opening = 'recruiter-gothenburg'",
  )
  expect(await earlier(administrator)).toEqual([])
})

test('following a link confirms no other address than the one it was sent to', async ({ portal }) => {
  await two(portal)
  await visit(portal, 'somebody.else@post.example')
  expect((await portal.rows('applications')).map(({ address_confirmed_at }) => address_confirmed_at)).toEqual(
    [null, null],
  )
})
