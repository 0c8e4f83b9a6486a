import type { ListModel, ReadingModel } from '../functions/applications/desk/models.ts'
import { withoutNames } from '../functions/applications/desk/veiled.ts'
import { applied, blindPortal, email, person, telling } from './portal/anonymous.ts'
import { apply, fromOurPage, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { mine, visit } from './portal/my-data.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

test('an application that is first read without a name tells nobody whose it is, on any page there is', async () => {
  const { portal, cookie, id, reference, text, decide } = await applied()
  await send(portal, `/api/desk/applications/${id}/notes`, cookie, { note: 'Är det Zelda?' })
  await send(portal, `/api/desk/applications/${id}/labels`, cookie, { label: 'quist' })
  await decide('reading')
  const ids = { what: id, opening: jobSlug, template: 'reading' }
  const drawn = {
    list: await text(`/desk/openings/${jobSlug}/?sort=name`),
    application: await text(`/desk/applications/${id}/`),
    letter: await text(`/desk/applications/${id}/letter/?template=interview`),
    end: await text(`/desk/openings/${jobSlug}/end/`),
    letters: await (await send(portal, '/api/desk/letters', cookie, ids)).text(),
    wrongNote: await (await send(portal, `/api/desk/applications/${id}/notes`, cookie, { note: '' })).text(),
    changed: await (
      await send(portal, '/api/desk/applications/status', cookie, {
        ...ids,
        from: 'application',
        to: 'offer',
        seen: 'x',
      })
    ).text(),
  }
  for (const [name, page] of Object.entries(drawn)) expect(page, name).not.toMatch(telling)
  const { model }: { model: ReadingModel } = JSON.parse(drawn.application)
  expect([model.application.name, model.files, model.isVeiled]).toEqual([reference, [], true])
  expect(model.application.letter).toBe('Hej! Jag heter ···, ··· svets.')
  await portal.close()
})

test('searching for the name or the address finds nothing, for the reference it does, and the order tells nothing', async () => {
  const { portal, reference, text } = await applied()
  const lines = async (query: string) => {
    const { model }: { model: ListModel } = JSON.parse(await text(`/desk/openings/${jobSlug}/${query}`))
    return model.lines.map(({ name }) => name)
  }
  for (const q of ['Zelda', 'zelda.quist', 'zelda q']) expect(await lines(`?q=${q}`), q).toEqual([])
  expect(await lines(`?q=${reference.slice(0, 6).toLowerCase()}`)).toEqual([reference])
  const all = (await portal.rows('applications')).map((row) => String(row.reference)).sort()
  expect(await lines('?sort=name')).toEqual(all)
  await portal.client.execute("update applications set reference = '!' where name = 'Zelda Quist'")
  expect((await lines('?sort=name'))[0]).toBe('!')
  await portal.close()
})

test('a search for a reference in one opening finds nobody of another one', async () => {
  const portal = await blindPortal(jobSlug, 'recruiter-gothenburg')
  await apply(portal, { opening: 'recruiter-gothenburg' })
  const [row] = await portal.rows('applications')
  const cookie = await signedIn(portal, 'administrator')
  const total = async (slug: string) => {
    const page = await look(portal, `/desk/openings/${slug}/?q=${row!.reference}`, cookie)
    return (await page.json()).model.total
  }
  expect(await total('recruiter-gothenburg')).toBe(1)
  expect(await total(jobSlug)).toBe(0)
  await portal.close()
})

test('neither photo nor CV is offered before a first decision, and all of it is from then on', async () => {
  const { portal, cookie, id, text, decide } = await applied()
  const files = (await portal.rows('application_files')).filter(({ application_id }) => application_id === id)
  const answers = async () =>
    Promise.all(
      files.flatMap((file) =>
        ['', '?as=download'].map(
          async (as) =>
            (await look(portal, `/desk/applications/${id}/files/${file.id}/${as}`, cookie)).status,
        ),
      ),
    )
  expect([...new Set(await answers())]).toEqual([404])
  expect((await portal.rows('traces')).map(({ act }) => act)).toEqual([])
  minutesLater(portal, 1)
  await decide('interview')
  expect([...new Set(await answers())]).toEqual([200])
  for (const path of [`openings/${jobSlug}/?q=zelda`, `applications/${id}/`])
    expect(await text(`/desk/${path}`)).toContain(person.name)
  for (const status of ['offer', 'received']) {
    minutesLater(portal, 1)
    await decide(status)
  }
  expect(await text(`/desk/applications/${id}/`)).toContain(person.name)
  await portal.close()
})

test('no other application of the same person leads to it or away from it', async () => {
  const { portal, id, text } = await applied('administrator')
  minutesLater(portal, 1)
  await apply(portal, { ...person, opening: 'recruiter-gothenburg' })
  await visit(portal, email)
  const other = (await portal.rows('applications')).find(({ opening }) => opening === 'recruiter-gothenburg')!
  const earlier = async (which: string) => {
    const { model }: { model: ReadingModel } = JSON.parse(await text(`/desk/applications/${which}/`))
    return model.earlier
  }
  expect(await earlier(String(other.id))).toEqual([])
  expect(await earlier(id)).toBeNull()
  await portal.close()
})

test('its person sees everything in my data, and gets letters under their own address', async () => {
  const { portal, cookie, id } = await applied()
  const held = JSON.stringify(await (await mine(portal, await visit(portal, email))).json())
  for (const one of [person.name, person.address, 'jag.png']) expect(held).toContain(one)
  const { model } = await (
    await look(portal, `/desk/applications/${id}/letter/?template=reading`, cookie)
  ).json()
  const fields = {
    template: 'reading',
    opening: jobSlug,
    seen: '',
    sending: model.sending,
    subject: 'Hej',
    text: 'Hej',
  }
  await portal.app.request(`/api/desk/applications/${id}/letter`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, do: 'send' }),
    headers: { ...fromOurPage, Cookie: cookie },
  })
  expect((await portal.letters(email)).map(({ subject }) => subject)).toContain('Hej')
  await portal.close()
})

test('names are dotted where they stand as words of their own, and nowhere else', () => {
  const dotted = (text: string) => withoutNames(text, { name: 'Åsa-Lena Öberg', phone: '+46 70 174 06 05' })
  expect(dotted('Åsa-Lena Öbergs cv, asa@post.example')).toBe('··· cv, ···')
  expect(dotted('ÅSA skrev, lena läste')).toBe('··· skrev, ··· läste')
  expect(dotted('Helena på Åsarna, Lenanders')).toBe('Helena på Åsarna, Lenanders')
  expect(dotted('Ring 070-1740605 2019–2024, se www.min.example/x')).toBe('Ring ··· 2019–2024, se ···')
})
