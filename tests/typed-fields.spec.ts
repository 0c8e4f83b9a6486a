import { apply } from './portal/applying.ts'
import { expect, test } from './portal/test.ts'

test('UX-12 a telephone number is taken as people write it and kept as it is dialled from anywhere', async ({
  portal,
}) => {
  const kept = async (phone: string, locale: string) => {
    expect((await apply(portal, { phone, locale })).status, phone).toBe(201)
    return (await portal.rows('applications')).at(-1)!.phone
  }
  expect(await kept('070-174 06 05', 'sv')).toBe('+46 70 174 06 05')
  expect(await kept('22 22 55 55', 'nb')).toBe('+47 22 22 55 55')
  expect(await kept('+47 22 22 55 55', 'en')).toBe('+47 22 22 55 55')
  expect(await kept('(08) 12 34', 'sv')).toBe('(08) 12 34')
})

for (const [typed, kept] of [
  [' Anna+jobb@Post.Example ', 'anna+jobb@post.example'],
  ['anna@exämple.se', 'anna@xn--exmple-cua.se'],
  ['anna@exa\u200bmple.com', 'anna@example.com'],
  ['anna@ＥＸＡＭＰＬＥ.com', 'anna@example.com'],
] as const) {
  test(`R-16 UX-10 an address is taken as ${JSON.stringify(typed)} and kept as it is delivered to`, async ({
    portal,
  }) => {
    expect((await apply(portal, { email: typed })).status).toBe(201)
    expect((await portal.rows('applications'))[0]!.email).toBe(kept)
  })
}

test('R-16 what is no deliverable address is refused with a sentence', async ({ portal }) => {
  for (const email of [
    'anna',
    'a@b@c.se',
    'a b@c.se',
    '"a"@c.se',
    'a..b@c.se',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@localhost',
    '@c.se',
    'a@',
    'åsa@post.example',
    `${'a'.repeat(65)}@post.example`,
    'a@c.se, b@c.se',
    'a@c..se',
    'a@-c.se',
  ]) {
    const answer = await apply(portal, { email })
    expect([email, answer.status]).toEqual([email, 422])
    expect((await answer.json()).errors.email[0].length).toBeGreaterThan(15)
  }
  expect(await portal.rows('applications')).toEqual([])
})

test('UX-9 names are taken as people write them, from one letter to two hundred', async ({ portal }) => {
  for (const name of [
    'Åsa-Lena d’Orsay',
    '李',
    "O'Brien",
    'x'.repeat(200),
    '=cmd|calc',
    '<b>Kim</b>',
    'Robert"); DROP TABLE applications;--',
    '{{7*7}}',
    '\u0041\u030A',
  ]) {
    expect((await apply(portal, { name })).status, name).toBe(201)
    expect((await portal.rows('applications')).at(-1)!.name).toBe(name.normalize('NFC'))
  }
})
