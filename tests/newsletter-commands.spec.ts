import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIssueFiles } from '../functions/local/content.ts'
import { imprintFrom } from '../functions/local/imprint.ts'
import { previewIssue } from '../functions/newsletter/issues/command.ts'
import { sendFromTerminal } from '../functions/newsletter/sending/command.ts'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { turnFromTerminal } from '../functions/newsletter/sending/turning-command.ts'
import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { readIssues } from '../functions/promises/issues/issues.ts'
import { addReaders, leave, mailingIn, slug } from './portal/mailing.ts'
import { origin, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const issues = readIssues(readIssueFiles())

const send = (portal: TestPortal, ...args: string[]) =>
  sendFromTerminal(args, {
    promises: portal.promises,
    issues,
    now: portal.time.now,
    database: () => portal.platform().db,
    imprint: async () => ({ origin, from: 'Careers <careers@frist.example>' }),
  })

const turn = (portal: TestPortal, what: Parameters<typeof turnFromTerminal>[0], ...args: string[]) =>
  turnFromTerminal(what, args, { now: portal.time.now, database: () => portal.platform().db })

test('an issue is written as it would arrive, in every language and both parts, and nothing is sent', async ({
  portal,
}, info) => {
  const folder = info.outputPath('preview')
  const said = await previewIssue([slug], { promises: portal.promises, issues, origin, folder })
  for (const name of ['sv.html', 'sv.txt', 'nb.html', 'nb.txt', 'en.html', 'en.txt']) {
    expect(said).toContain(join(folder, slug, name))
    expect(existsSync(join(folder, slug, name)), name).toBe(true)
  }
  expect(readFileSync(join(folder, slug, 'nb.html'), 'utf8')).toContain('Strøm til fergene i Bergen')
  expect(await portal.rows('mailings')).toEqual([])
})

test('an issue is sent off by one command, in the organisation’s own name, and a second time does nothing', async ({
  portal,
}) => {
  await addReaders(portal, 3)
  expect(await send(portal, slug)).toMatch(/goes to its readers from 2026-11-02T09:30:00.000Z/)
  await sendIssues(portal.platform(), portal.promises)
  const letters = (await portal.letters()) as unknown as { from: string }[]
  expect(letters.map(({ from }) => from)).toEqual(Array(3).fill('Lärkspår <careers@frist.example>'))
  expect(await send(portal, slug)).toMatch(/was sent off before, so nothing is done/)
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.rows('mailings')).toHaveLength(1)
  expect(await portal.rows('mailing_texts')).toHaveLength(3)
  expect(await portal.letters()).toHaveLength(3)
})

test('a name with more than letters is quoted before the address', async ({ portal }) => {
  portal.promises.site.name = 'Lärkspår, "AB"'
  await addReaders(portal, 1)
  await send(portal, slug)
  await sendIssues(portal.platform(), portal.promises)
  const [letter] = (await portal.letters()) as unknown as { from: string }[]
  expect(letter!.from).toBe('"Lärkspår, AB" <careers@frist.example>')
})

test('a test goes to one address alone, in every language and marked as one, and the issue can still be sent', async ({
  portal,
}) => {
  const [reader] = await addReaders(portal, 1)
  await leave(portal, reader!, 'all')
  expect(await send(portal, slug, '--test', ' Tove@larkspar.example')).toMatch(/to tove@larkspar.example/)
  await deliverLetters(portal.platform())
  const letters = await portal.letters()
  expect(letters.map(({ subject }) => subject.slice(0, 22)).sort()).toEqual([
    '[Test, English] Autumn',
    '[Test, norsk bokmål] H',
    '[Test, svenska] Hösten',
  ])
  const kept = await Promise.all(['subscriptions', 'suppressions', 'consents'].map(portal.rows))
  for (const { to, html, text, headers } of letters) {
    const [, path] = /^<http:\/\/portal\.example(\/u\/test)>$/.exec(headers['List-Unsubscribe'] ?? '') ?? []
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await portal.app.request(path ?? '', { method: 'POST', body })).status).toBe(404)
    expect(to).toEqual(['tove@larkspar.example'])
    expect(text).toContain('> Test: ')
    expect(html + text).not.toMatch(/\{\w*\}(?!\})(?![\s\S]*<\/style>)/)
    expect(text).toContain('/newsletter/unsubscribe/test/')
  }
  expect(await Promise.all(['subscriptions', 'suppressions', 'consents'].map(portal.rows))).toEqual(kept)
  expect(await portal.rows('mailings')).toEqual([])
  expect(await send(portal, slug)).toMatch(/goes to its readers/)
})

test('an issue is sent at an instant with its zone, and not in the past', async ({ portal }) => {
  expect(await send(portal, slug, '--at', '2026-11-03T09:00:00+01:00')).toMatch(/2026-11-03T08:00:00.000Z/)
  expect(await mailingIn(portal)).toMatchObject({ state: 'scheduled', send_at: Date.UTC(2026, 10, 3, 8) })
  expect(await turn(portal, 'progress', slug)).toMatch(/begins 2026-11-03T08:00:00Z/)
})

for (const [args, problem] of [
  [[], /usage: npm run newsletter:send/],
  [['no-such-issue'], /there is no issue "no-such-issue".*autumn-2026/],
  [[slug, '--at', 'tomorrow'], /not an instant/],
  [[slug, '--at', '2026-12-01T09:00'], /not an instant with its zone/],
  [[slug, '--at', '2026-11-01T09:00:00Z'], /has passed/],
  [[slug, '--test', 'nobody'], /no address a letter can go to/],
  [[slug, '--test', 'a@post.example', '--at', '2026-12-01T09:00:00Z'], /usage/],
] as const)
  test(`newsletter:send ${args.join(' ')} changes nothing and says why`, async ({ portal }) => {
    await expect(send(portal, ...args)).rejects.toThrow(problem)
    expect(await portal.rows('mailings')).toEqual([])
    expect(await portal.rows('outbox')).toEqual([])
  })

test('an issue is paused, goes on and is cancelled by name, and whatever cannot be is said so', async ({
  portal,
}) => {
  await expect(turn(portal, 'pause', slug)).rejects.toThrow(/has not been sent off/)
  await expect(turn(portal, 'progress')).rejects.toThrow(/usage: npm run newsletter:progress/)
  await addReaders(portal, 2)
  await send(portal, slug)
  expect(await turn(portal, 'pause', slug)).toMatch(/is paused/)
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters()).toEqual([])
  await expect(turn(portal, 'pause', slug)).rejects.toThrow(/is paused: there is nothing to pause/)
  expect(await turn(portal, 'resume', slug)).toMatch(/goes on/)
  expect((await mailingIn(portal)).state).toBe('scheduled')
  expect(await turn(portal, 'cancel', slug)).toMatch(/is cancelled.*\n.*what waits is not sent/)
  await expect(turn(portal, 'resume', slug)).rejects.toThrow(/is cancelled: there is nothing to resume/)
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters()).toEqual([])
})

test('how far an issue is can be read in numbers, with an instant when it is done', async ({ portal }) => {
  await addReaders(portal, 1_300)
  await send(portal, slug)
  const { mail, ...platform } = portal.platform()
  let calls = 0
  const failing = { ...mail, sendMany: async () => Promise.reject(new Error('out of order')) }
  const afterTwo = {
    ...mail,
    sendMany: (...asked: Parameters<typeof mail.sendMany>) =>
      (++calls > 2 ? failing : mail).sendMany(...asked),
  }
  await sendIssues({ ...platform, mail: afterTwo }, portal.promises)
  await portal.client.execute('update mailings set bounced = 3, complained = 1, "left" = 4, confirmed = 5')
  expect(await turn(portal, 'progress', slug)).toBe(
    [
      `${slug}: being sent, done at about ${new Date(portal.time.now.getTime() + 2_200).toISOString().slice(0, 19)}Z`,
      'sent            200',
      'waiting        1100',
      'skipped           0',
      'failed            0',
      'unknown           0',
      'bounced           3',
      'complained        1',
      'left              4',
      'confirmed         5',
    ].join('\n'),
  )
})

test('no command touches a database elsewhere without a yes, and then it writes as the published portal does', async () => {
  const elsewhere = { TURSO_DATABASE_URL: 'libsql://frist.example', DATA_DIR: '.data/test' }
  await expect(imprintFrom(elsewhere, false)).rejects.toThrow(/add --yes/)
  await expect(imprintFrom(elsewhere, true)).rejects.toThrow(/PUBLIC_ORIGIN in wrangler.toml/)
  const published = { ...elsewhere, PUBLIC_ORIGIN: 'https://careers.larkspar.test' }
  expect(await imprintFrom(published, true)).toEqual({
    origin: 'https://careers.larkspar.test',
    from: 'careers@careers.example',
  })
  expect(await imprintFrom({ PORT: '1234', DATA_DIR: '.data/test' }, false)).toEqual({
    origin: 'http://localhost:1234',
    from: 'careers@frist.example',
  })
})
