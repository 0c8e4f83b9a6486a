import { apply } from './portal/applying.ts'
import { addReaders, emailOf, leave } from './portal/mailing.ts'
import { hourly, newsAt, toldBy, withNewVersion } from './portal/policy-news.ts'
import { openPortal, origin, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

/** A portal that has run for a while before a version is to come, and holds one of each kind. */
async function openPortalBefore(policy: string, change?: Parameters<typeof withNewVersion>[1]) {
  const portal = await openPortal(withNewVersion(policy, change))
  await hourly(portal)
  await apply(portal, { email: 'applicant@post.example', locale: 'nb' })
  await write(portal, { email: 'writer@post.example', locale: 'en' })
  await addReaders(portal, 3)
  return portal
}

async function onTheDay(portal: TestPortal) {
  portal.time.now = newsAt
  await hourly(portal)
  return toldBy(portal)
}

const readers = { [emailOf(0)]: 1, [emailOf(1)]: 1, [emailOf(2)]: 1 }

for (const [policy, told] of [
  ['recruitment', { 'applicant@post.example': 1 }],
  ['newsletter', readers],
  ['privacy', { 'applicant@post.example': 1, 'writer@post.example': 1, ...readers }],
  ['accessibility', {}],
] as const) {
  test(`R-42 a material change of the policy "${policy}" is told by letter to everybody it concerns, and to nobody else`, async () => {
    const portal = await openPortalBefore(policy)
    await hourly(portal)
    expect(await toldBy(portal)).toEqual({})
    expect(await onTheDay(portal)).toEqual(told)
    await portal.close()
  })
}

test('R-42 the letter says in each language what is new, since when, in which sections, and where the difference and the rights are', async () => {
  const portal = await openPortalBefore('newsletter')
  await onTheDay(portal)
  for (const [i, locale, ...sentences] of [
    [
      0,
      'sv',
      'Sedan 10\u00a0november 2026',
      'Vi gör så här nu.',
      '1. Något nytt',
      'Dina rättigheter är inte mindre',
    ],
    [1, 'nb', 'Siden 10.\u00a0november 2026', 'Vi gjør slik nå.', '1. Noe nytt', 'Rettighetene dine er ikke'],
    [
      2,
      'en',
      'Since 10\u00a0November 2026',
      'We do it like this now.',
      '1. Something new',
      'Your rights are no less',
    ],
  ] as const) {
    const [letter] = await portal.letters(emailOf(i))
    for (const sentence of sentences) expect(letter!.text).toContain(sentence)
    expect(letter!.text).toContain(`${origin}/${locale}/privacy/newsletter/2026-11-10/changes/`)
    expect(letter!.html).toContain(`lang="${locale}"`)
    expect(letter!.text).toContain(`${origin}/${locale}/my-data/`)
    expect(letter!.text).not.toMatch(/\{|undefined/)
  }
  await portal.close()
})

test('R-42 a new purpose is told too, with the promise that nothing begins before a yes', async () => {
  const portal = await openPortalBefore('newsletter', 'newPurpose')
  expect(await onTheDay(portal)).toEqual(readers)
  expect((await portal.letters(emailOf(0)))[0]!.text).toContain('inte förrän du har sagt ja')
  await portal.close()
})

test('a rewording and a clarification are told to nobody', async () => {
  for (const change of ['wording', 'clarification'] as const) {
    const portal = await openPortalBefore('newsletter', change)
    expect(await onTheDay(portal)).toEqual({})
    await portal.close()
  }
})

test('R-42 a fresh portal tells nobody of what applied before it looked first, however material it was', async () => {
  const portal = await openPortal(withNewVersion('privacy'))
  await apply(portal)
  expect(await onTheDay(portal)).toEqual({})
  expect((await portal.rows('policy_news')).every(({ told_at }) => told_at !== null)).toBe(true)
  await portal.close()
})

test('R-42 one address gets one letter about a version, whatever it is held for and however often the hour strikes', async () => {
  const portal = await openPortalBefore('privacy')
  await apply(portal, { email: emailOf(0) })
  await apply(portal, { email: emailOf(0), opening: 'open', role: 'student' })
  await write(portal, { email: emailOf(0) })
  const told = await onTheDay(portal)
  expect(told[emailOf(0)]).toBe(1)
  portal.time.now = new Date(newsAt.getTime() + 3_600_000)
  await hourly(portal)
  expect(await toldBy(portal)).toEqual(told)
  await portal.close()
})

test('R-42 who comes after the change was noticed has read the new text, and gets no letter about it', async () => {
  const portal = await openPortalBefore('recruitment')
  await onTheDay(portal)
  portal.time.now = new Date(newsAt.getTime() + 60_000)
  await apply(portal, { email: 'later@post.example' })
  await portal.client.execute("update policy_news set told_at = null where version = '2026-11-10'")
  await hourly(portal)
  expect(await toldBy(portal)).toEqual({ 'applicant@post.example': 1 })
  await portal.close()
})

test('R-42 an address that bounced gets nothing, and who left the newsletter is told of what else is held', async () => {
  const portal = await openPortalBefore('privacy')
  const [bounced, left] = await addReaders(portal, 2, { from: 10 })
  await apply(portal, { email: left!.email })
  await leave(portal, left!)
  await leave(portal, { ...bounced!, id: '' }, 'all')
  const told = await onTheDay(portal)
  expect(told[bounced!.email]).toBeUndefined()
  expect(told[left!.email]).toBe(1)
  await portal.close()
})
