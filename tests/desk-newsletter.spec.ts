import type { IssueModel, IssuesModel, SendIssueModel } from '../functions/newsletter/desk/models.ts'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { addReaders, emailOf, leave, mailingIn, makeIssue, slug } from './portal/mailing.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const me = 'administrator@staff.example'
const at = `/desk/newsletter/issues/${slug}/`
const act = `/api/desk/newsletter/issues/${slug}`
const administrator = (portal: TestPortal) => signedIn(portal, 'administrator')

async function issue(portal: TestPortal, cookie: string, query = ''): Promise<IssueModel> {
  return (await (await look(portal, `${at}${query}`, cookie)).json()).model
}

async function listed(portal: TestPortal, cookie: string): Promise<IssuesModel['issues']> {
  return (await (await look(portal, '/desk/newsletter/', cookie)).json()).model.issues
}

const tracesIn = async (portal: TestPortal) =>
  (await portal.rows('traces')).map(({ act, subject_id }) => [act, subject_id])

test('every issue is listed with where it stands, those that make themselves among them', async ({
  portal,
}) => {
  const cookie = await administrator(portal)
  expect(await listed(portal, cookie)).toMatchObject([{ slug, topic: 'news', stand: 'draft', at: null }])
  await makeIssue(portal)
  await portal.client.execute(
    `insert into mailings (id, slug, topic, sender, state, send_at)
      select 'x' || value, 'jobs-' || value, 'jobs', '{}', 'sent', 1 from generate_series(1001, 1100)`,
  )
  const found = await listed(portal, cookie)
  expect(found).toHaveLength(101)
  expect(found[0]).toMatchObject({ slug: 'jobs-1100', stand: 'sent' })
  expect(found.at(-1)).toMatchObject({ slug, stand: 'scheduled' })
})

for (const locale of locales) {
  test(`an issue is shown as it arrives, as HTML in a frame that can do nothing, and as text (${locale})`, async ({
    portal,
  }) => {
    const cookie = await administrator(portal)
    const { text, language, subject } = await issue(portal, cookie, `?language=${locale}`)
    expect(language).toBe(locale)
    expect(text).toContain(subject)
    expect(text).toContain('/newsletter/unsubscribe/preview/')
    const letter = await look(portal, `${at}letter/${locale}/`, cookie)
    expect(letter.headers.get('content-type')).toMatch(/^text\/html/)
    expect(letter.headers.get('content-security-policy')).toMatch(
      /script-src 'none'.*frame-ancestors 'self'.*sandbox/,
    )
    const html = await letter.text()
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).toContain('/newsletter/unsubscribe/preview/')
    const page = await look(portal, at, cookie)
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
  })
}

test('what was sent off is shown as it was then, whatever content says later', async ({ portal }) => {
  const cookie = await administrator(portal)
  await makeIssue(portal)
  await portal.client.execute("update mailing_texts set subject = 'Som det var', text = 'då'")
  expect(await issue(portal, cookie)).toMatchObject({ subject: 'Som det var', text: 'då', isOurs: true })
  expect((await look(portal, '/desk/newsletter/issues/no-such/', cookie)).status).toBe(404)
})

test('a test goes to whoever asks alone, in every language, marked as one, with the address for one click', async ({
  portal,
}) => {
  const [reader] = await addReaders(portal, 1)
  const cookie = await administrator(portal)
  await portal.letters()
  const sent = await send(portal, `${act}/test`, cookie, {})
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${at}?done=tested`])
  const letters = (await portal.letters(me)).filter(({ subject }) => subject.startsWith('[Test'))
  expect(letters.map(({ subject }) => subject.split(']')[0]).sort()).toEqual([
    '[Test, English',
    '[Test, norsk bokmål',
    '[Test, svenska',
  ])
  for (const { headers } of letters)
    expect(headers).toEqual({
      'List-Unsubscribe': '<http://portal.example/u/test>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  expect(await portal.letters(reader!.email)).toEqual([])
  expect(await portal.rows('mailings')).toEqual([])
  expect(await tracesIn(portal)).toEqual([['tested-issue', slug]])
  expect((await issue(portal, cookie, '?done=tested')).done).toBe('tested')
})

test('an issue is sent once it is confirmed to how many, and a second time does nothing', async ({
  portal,
}) => {
  await addReaders(portal, 7)
  const cookie = await administrator(portal)
  const asked: { model: SendIssueModel } = await (await look(portal, `${at}send/`, cookie)).json()
  expect(asked.model.readers).toBe(7)
  const unsure = await send(portal, `${act}/send`, cookie, {})
  const { model }: { model: SendIssueModel } = await unsure.json()
  expect([unsure.status, model.problems]).toEqual([422, [{ field: 'confirm', message: 'sendNotConfirmed' }]])
  expect(await portal.rows('mailings')).toEqual([])
  for (const said of ['sent', 'before']) {
    const answer = await send(portal, `${act}/send`, cookie, { confirm: 'on' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}?done=${said}`])
  }
  expect((await look(portal, `${at}send/`, cookie)).headers.get('location')).toBe(`${at}?done=before`)
  expect(await tracesIn(portal)).toEqual([['sent-issue', slug]])
  await sendIssues(portal.platform(), portal.promises)
  const letters = (await portal.letters()).filter(({ to }) => to[0] !== me)
  expect(letters.map(({ to }) => to[0]).sort()).toEqual(Array.from({ length: 7 }, (_, i) => emailOf(i)))
})

test('an issue can be set for a time on the organisation’s clocks, and no time that has passed or never comes', async ({
  portal,
}) => {
  const cookie = await administrator(portal)
  for (const at of ['2026-11-02T10:29', '2027-03-28T02:30', '2027-02-30T09:00', 'soon']) {
    const refused = await send(portal, `${act}/send`, cookie, { at, confirm: 'on' })
    const { model }: { model: SendIssueModel } = await refused.json()
    expect([refused.status, model.problems]).toEqual([422, [{ field: 'at', message: 'sendAtWrong' }]])
    expect(model.values).toEqual({ at, confirm: true })
  }
  const set = await send(portal, `${act}/send`, cookie, { at: '2027-06-01T09:00', confirm: 'on' })
  expect([set.status, set.headers.get('location')]).toEqual([303, `${at}?done=scheduled`])
  expect(new Date(Number((await mailingIn(portal)).send_at)).toISOString()).toBe('2027-06-01T07:00:00.000Z')
  expect(await issue(portal, cookie)).toMatchObject({ stand: 'scheduled', at: Date.UTC(2027, 5, 1, 7) })
})

test('an issue is paused, gone on with and cancelled, each traced, and what no longer holds is said', async ({
  portal,
}) => {
  const cookie = await administrator(portal)
  await makeIssue(portal)
  const turn = async (what: string) =>
    (await send(portal, `${act}/turn`, cookie, { what })).headers.get('location')
  const acts = ['pause', 'pause', 'resume', 'cancel', 'resume']
  const said = ['turned', 'unturned', 'turned', 'turned', 'unturned']
  for (const [i, what] of acts.entries()) expect(await turn(what)).toBe(`${at}?done=${said[i]}`)
  expect(await issue(portal, cookie)).toMatchObject({ stand: 'cancelled' })
  expect((await tracesIn(portal)).map(([act]) => act)).toEqual([
    'paused-issue',
    'resumed-issue',
    'cancelled-issue',
  ])
  expect((await send(portal, `${act}/turn`, cookie, { what: 'toString' })).status).toBe(400)
})

test('progress is told in numbers, and none below five that would tell about somebody', async ({
  portal,
}) => {
  const readers = await addReaders(portal, 12)
  await makeIssue(portal)
  for (const reader of readers.slice(0, 3)) await leave(portal, reader)
  await sendIssues(portal.platform(), portal.promises)
  await portal.client.execute('update mailings set "left" = 6, bounced = 4, complained = 0')
  const { progress, stand } = await issue(portal, await administrator(portal))
  expect(stand).toBe('sent')
  expect(progress).toMatchObject({ recipients: 9, sent: 9, waiting: 0 })
  expect(progress!.others).toMatchObject({ left: 6, bounced: 'few', complained: 0 })
})
