import { act } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { send } from './portal/desk.ts'
import { owner, visit } from './portal/my-data.ts'
import { lettersTo } from './portal/requests.ts'
import { modelOf, officer, usualEntry, wrongIn } from './portal/requests-desk.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const enter = (portal: Parameters<typeof send>[0], cookie: string, fields: Record<string, string> = {}) =>
  send(portal, '/api/desk/requests', cookie, { ...usualEntry, ...fields })

test('R-59 what came by telephone is entered at the desk with its days, whoever has had the data, and a receipt', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await officer(portal)
  const { model } = await modelOf(portal, '/desk/requests/new/', cookie)
  expect(model.values).toMatchObject({ received: '2026-11-02' })
  const entered = await enter(portal, cookie, {
    ...{ kind: 'erasure', way: 'by-phone', received: '2026-10-31', locale: 'nb' },
    ...{ email: ' Nora.Lund@POST.example ', phone: '070-174 06 05', address: 'Storgatan 1\r\n903 26 Umeå' },
  })
  const [row] = await portal.rows('requests')
  expect([entered.status, entered.headers.get('location')]).toEqual([
    303,
    `/desk/requests/${row!.id}/?done=entered`,
  ])
  expect(row).toMatchObject({
    ...{ kind: 'erasure', way: 'by-phone', received_on: '2026-10-31', due_on: '2026-11-30', locale: 'nb' },
    ...{ name: 'Nora Lund', email: owner, address: 'Storgatan 1\n903 26 Umeå', address_hash: null },
  })
  expect(await portal.rows('request_tasks')).toMatchObject([{ recipient: 'Måkevik Landstrøm AS' }])
  const [letter] = await lettersTo(portal, owner)
  expect(letter!.subject).toBe(`Vi har fått henvendelsen din: ${row!.reference}`)
})

test('nothing is entered that the terminal would refuse, and the form says all of it at once with what was written', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const cases: [Record<string, string>, Record<string, string>][] = [
    [
      { kind: '', way: '', received: '', name: ' ', email: '', locale: '' },
      {
        kind: 'requestKindMissing',
        way: 'requestWayMissing',
        received: 'requestDayMalformed',
        name: 'requestNameMissing',
        email: 'requestNoWayToAnswer',
        locale: 'requestLocaleMissing',
      },
    ],
    [{ received: '2026-11-03' }, { received: 'requestDayToCome' }],
    [{ received: '2\u00a0november' }, { received: 'requestDayMalformed' }],
    [{ email: 'nora' }, { email: 'emailMalformed' }],
    [
      { way: 'my-data', kind: 'everything' },
      { way: 'requestWayMissing', kind: 'requestKindMissing' },
    ],
    [{ phone: '0'.repeat(201) }, { phone: 'detailTooLong' }],
  ]
  for (const [fields, wrong] of cases) {
    const sent = await enter(portal, cookie, fields)
    expect(sent.status).toBe(422)
    expect((await sent.clone().json()).model.values).toMatchObject({ ...usualEntry, ...fields })
    expect(await wrongIn(sent)).toEqual(wrong)
  }
  expect(await portal.rows('requests')).toEqual([])
  expect(await portal.rows('outbox')).toMatchObject([{ letter: 'staff-link' }])
})

test('W2 a form sent twice is one request with one receipt, and both answers lead to it', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const both = await Promise.all([enter(portal, cookie), enter(portal, cookie)])
  minutesLater(portal, 5)
  const again = await enter(portal, cookie)
  const [row, ...more] = await portal.rows('requests')
  expect(more).toEqual([])
  for (const { headers } of [...both, again])
    expect(headers.get('location')).toBe(`/desk/requests/${row!.id}/?done=entered`)
  expect(await lettersTo(portal, owner)).toHaveLength(1)
  await enter(portal, cookie, { kind: 'portability' })
  expect(await portal.rows('requests')).toHaveLength(2)
})

test('E5 once its person takes a request back, nothing of the form it came by is left either', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  await enter(portal, cookie)
  expect(await portal.rows('sent_forms')).toHaveLength(1)
  await act(portal, await visit(portal), 'erase', { what: 'everything', confirm: 'on' })
  expect(await portal.rows('requests')).toEqual([])
  expect(await portal.rows('sent_forms')).toEqual([])
})
