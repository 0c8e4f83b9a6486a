import type { ContactsModel } from '../functions/newsletter/partners/models.ts'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { contactsIn, enter, entered, hourly, ida, source } from './portal/contacts.ts'
import { look, signedIn } from './portal/desk.ts'
import { makeIssue } from './portal/mailing.ts'
import { press, reader, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

const at = '/desk/newsletter/contacts/'

async function refused(answer: Response): Promise<ContactsModel> {
  expect(answer.status).toBe(422)
  return (await answer.json()).model
}

test('C3 staff enter several contacts at once; the first letter to each says from where, in their language, with one click out', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  const answer = await enter(portal, cookie, `${ida} ; Ida Holm\t Holm; Bygg\n\n  per@partner.example`, {
    locale: 'nb',
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}?done=entered`])
  expect(await contactsIn(portal)).toMatchObject([
    { email: ida, name: 'Ida Holm', organisation: 'Holm Bygg', source, locale: 'nb', topics: '["news"]' },
    { email: 'per@partner.example', name: null, organisation: null },
  ])
  expect(await portal.rows('consents')).toEqual([])
  const traces = (await portal.rows('traces')).map(({ act }) => act)
  expect(traces).toEqual(['entered-contact', 'entered-contact'])
  const letters = await portal.letters(ida)
  expect(letters).toHaveLength(1)
  const [{ text, html, headers }] = letters as [(typeof letters)[0]]
  for (const part of [text, html]) {
    expect(part).toContain(source)
    expect(part).toContain('berettiget interesse')
    expect(part).toContain('tre år etter at opplysningen ble registrert')
    expect(part).toContain('/nb/my-data/')
    expect(part).toContain('Snickarlyckan 4')
  }
  const oneClick = /^<http:\/\/portal\.example(\/u\/\S+)>$/.exec(headers['List-Unsubscribe'] ?? '')
  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect(text).toContain(`/nb/newsletter/unsubscribe/${oneClick![1]!.slice(3)}/`)
  expect(JSON.stringify(await portal.rows('outbox'))).not.toContain(oneClick![1])
  const page: ContactsModel = (await (await look(portal, `${at}?done=entered`, cookie)).json()).model
  expect(page).toMatchObject({ told: 0, untold: 2, done: 'entered' })
})

test('C3 a contact gets nothing before the first letter has gone out, and from the hour after what is new', async ({
  portal,
}) => {
  await entered(portal)
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  expect(await portal.letters(ida)).toHaveLength(1)
  await portal.client.execute("delete from mailings where slug = 'autumn-2026'")
  await hourly(portal)
  expect(await contactsIn(portal)).toMatchObject([{ untold_since: null }])
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  const [issue, first, ...more] = await portal.letters(ida)
  expect([first!.subject, more]).toEqual(['Du är inlagd som kontakt hos Lärkspår', []])
  expect(issue!.headers['List-Unsubscribe']).toBe(first!.headers['List-Unsubscribe'])
  expect(issue!.text).toContain('eller är vår kontakt hos en samarbetspartner')
})

test('a line that is wrong is named with what to do about it, and nothing of the form is kept', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  const lines = [ida, 'no address', `${ida.toUpperCase()}`, ';Ida', `a@partner.example;${'x'.repeat(201)}`]
  const wrong = await refused(await enter(portal, cookie, lines.join('\r\n')))
  expect(wrong.problems).toEqual([{ field: 'contacts', message: 'contactsWrong' }])
  expect(wrong.wrong).toEqual([
    { place: 2, message: 'emailMalformed' },
    { place: 4, message: 'emailMissing' },
    { place: 5, message: 'nameTooLong' },
  ])
  expect(wrong.values).toEqual({ contacts: lines.join('\n'), source, locale: 'sv' })
  expect((await refused(await enter(portal, cookie, `${ida}\n${ida}`))).wrong).toEqual([
    { place: 2, message: 'contactKnown' },
  ])
  for (const many of ['', ' \n', Array.from({ length: 51 }, (_, i) => `a${i}@partner.example`).join('\n')])
    expect((await refused(await enter(portal, cookie, many))).problems).toEqual([
      { field: 'contacts', message: 'contactsMissing' },
    ])
  for (const from of [' ', 'x'.repeat(301)])
    expect((await refused(await enter(portal, cookie, ida, { source: from }))).problems).toEqual([
      { field: 'source', message: 'sourceMissing' },
    ])
  expect((await enter(portal, cookie, ida, { locale: 'da' })).status).toBe(400)
  expect([await contactsIn(portal), await portal.letters(ida)]).toEqual([[], []])
})

test('R-54 staff revive nobody who left, complained or bounced, and a subscriber keeps what they have', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  const before = await portal.rows('subscriptions')
  const cookie = await signedIn(portal, 'administrator')
  expect((await refused(await enter(portal, cookie, `${ida}\n${reader}`))).wrong).toEqual([
    { place: 2, message: 'contactKnown' },
  ])
  expect(await portal.rows('subscriptions')).toEqual(before)
  await press(portal, `/sv/newsletter/unsubscribe/${token}/`)
  for (const [scope, reason] of [
    ['newsletter', 'left'],
    ['newsletter', 'complained'],
    ['all', 'bounced'],
  ]) {
    await portal.client.execute({
      sql: 'update suppressions set scope = ?, reason = ?',
      args: [scope!, reason!],
    })
    expect((await refused(await enter(portal, cookie, `${ida}\n${reader}`))).wrong).toEqual([
      { place: 2, message: 'contactBlocked' },
    ])
  }
  expect([await contactsIn(portal), await portal.letters(ida)]).toEqual([[], []])
  const traces = (await portal.rows('traces')).map(({ act }) => act)
  expect(new Set(traces)).toEqual(new Set(['looked-up']))
})
