import { act } from './portal/acting.ts'
import { applied, email, person, telling } from './portal/anonymous.ts'
import { jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { visit } from './portal/my-data.ts'
import { minutesLater } from './portal/restoring.ts'
import { askToShare } from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'

test('nobody who decides learns by a search whose it is, and the page says who can search them', async () => {
  const { portal, cookie, id, text, decide } = await applied('administrator')
  const officer = await signedIn(portal, 'privacy-officer')
  const found = async (q: string, who = cookie) => {
    const { model } = await (await look(portal, `/desk/people/?${new URLSearchParams({ q })}`, who)).json()
    const { matches = [], things = [] } = model.found
    return { leavesOut: model.leavesOut, ids: things.map((one: { id: string }) => one.id), matches }
  }
  const looked = async () => (await portal.rows('traces')).filter(({ act }) => act === 'looked-up')
  for (const q of ['zelda', email])
    expect(await found(q), q).toEqual({ leavesOut: true, ids: [], matches: [] })
  expect(await looked()).toEqual([])
  expect(await text('/desk/traces/')).not.toContain(id)
  expect(await found(email, officer)).toEqual({ leavesOut: false, ids: [id], matches: [] })
  expect((await found('zelda', officer)).matches).toMatchObject([{ email }])
  expect(await looked()).toHaveLength(2)
  await decide('interview')
  expect((await found(email)).ids).toEqual([id])
  expect((await found('zelda')).matches).toMatchObject([{ email }])
  await portal.close()
})

test('an objection to what is read without a name is weighed by whoever decides without the name as well', async () => {
  const { portal, cookie, id, reference, text } = await applied('administrator')
  const reason = 'Jag, Zelda Quist, vill inte. Ring 070-174 06 05.'
  await act(portal, await visit(portal, email), 'object', { what: id, reason })
  const [objection] = await portal.rows('objections')
  const pages = ['/desk/requests/', `/desk/requests/${objection!.id}/`]
  for (const page of pages) expect(await text(page), page).not.toMatch(telling)
  const { model } = JSON.parse(await text(pages[1]!))
  expect(model.request).toMatchObject({ reference, isVeiled: true })
  expect(model.request.theirReason).toBe('Jag, ···, vill inte. Ring ···.')
  const wrong = await send(portal, `/api/desk/requests/${objection!.id}/answer`, cookie, { outcome: 'done' })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.not.stringMatching(telling)])
  const officer = await signedIn(portal, 'privacy-officer')
  for (const page of pages) expect(await (await look(portal, page, officer)).text()).toContain(person.name)
  await portal.close()
})

test('a decision that was taken back at once is none, and what a colleague turns back was one', async () => {
  const { portal, cookie, id, text, decide } = await applied()
  const undo = async (decided: Response) => {
    const change = new URL(decided.headers.get('location')!, 'http://x').searchParams.get('changed')!
    minutesLater(portal, 1)
    return send(portal, '/api/desk/applications/undo', cookie, { change, opening: jobSlug })
  }
  const page = () => text(`/desk/applications/${id}/`)
  const undone = await undo(await decide('rejected'))
  expect(undone.status).toBe(303)
  expect(await page()).not.toMatch(telling)
  expect(await text(`/desk/openings/${jobSlug}/`)).not.toMatch(telling)
  await undo(undone)
  expect(await page()).toContain(person.name)
  const colleague = await signedIn(portal, 'administrator')
  minutesLater(portal, 1)
  await send(portal, '/api/desk/applications/status', colleague, {
    what: id,
    opening: jobSlug,
    to: 'received',
  })
  expect(await page()).toContain(person.name)
  await portal.close()
})

test('whose it is stays known once somebody who decides has read it, also when the decision is taken back right away', async () => {
  const { portal, id, text, decide } = await applied()
  const officer = await signedIn(portal, 'privacy-officer')
  const page = () => text(`/desk/applications/${id}/`)
  const thereAndBack = async (meanwhile: () => unknown) => {
    for (const [to, then] of [
      ['interview', meanwhile],
      ['received', () => undefined],
    ] as const) {
      minutesLater(portal, 1)
      await decide(to)
      minutesLater(portal, 1)
      await then()
    }
  }
  await thereAndBack(() => look(portal, `/desk/people/?q=${email}`, officer))
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual(['looked-up'])
  expect(await page()).not.toMatch(telling)
  await thereAndBack(page)
  expect(await page()).toContain(person.name)
  await portal.close()
})

test('before a first decision nobody outside is asked to see it, and the answer says what comes first', async () => {
  const { portal, cookie, id, decide } = await applied()
  const ask = () => askToShare(portal, { id, cookie })
  const refused = [await look(portal, `/desk/applications/${id}/share/`, cookie), await ask()]
  for (const answer of refused)
    expect([answer.status, (await answer.json()).model.kind]).toEqual([409, 'notSharedYet'])
  expect(await portal.rows('application_shares')).toEqual([])
  expect((await portal.rows('traces')).map(({ act }) => act)).not.toContain('asked-to-share')
  await decide('interview')
  expect((await ask()).status).toBe(303)
  expect(await portal.rows('application_shares')).toHaveLength(1)
  await portal.close()
})
