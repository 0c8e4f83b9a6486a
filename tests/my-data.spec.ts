import type { MineModel } from '../functions/my-data/models.ts'
import { tables } from '../functions/promises/inventory/inventory.ts'
import { keptBack } from '../functions/promises/inventory/kept-back.ts'
import { tinyPng } from './corpora/photos.ts'
import { act } from './portal/acting.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { openPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

async function everything(portal: Parameters<typeof visit>[0], email = owner): Promise<MineModel> {
  return (await mine(portal, await visit(portal, email))).json()
}

test('E1 one page shows applications with their files, messages, subscriptions, consents and letters, and no one else’s', async ({
  portal,
}) => {
  await apply(portal, { email: owner, photo: new File([tinyPng()], 'jag.png'), 'consent-talent-pool': 'on' })
  await apply(portal, { email: 'other@post.example', name: 'Somebody Else' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const held = await everything(portal)
  expect(held.items.map(({ kind }) => kind)).toEqual([
    'application',
    'message',
    'subscription',
    'letters',
    'way',
  ])
  const [application] = held.items
  expect(application!.rows.map(({ table }) => table)).toEqual([
    'applications',
    'application_files',
    'application_files',
    'consents',
    'consents',
    'outbox',
    'sent_forms',
  ])
  const rules = application!.keptBy.map(({ rule }) => rule)
  expect(rules).toEqual(['application', 'talent-pool', 'contact-details'])
  expect(application!.recipients).not.toEqual([])
  expect(JSON.stringify(held)).not.toContain('Somebody Else')
})

test('what moved the day of an application is told: the talent pool, or the end of the recruitment', async ({
  portal,
}) => {
  await apply(portal, { email: owner, opening: 'open', role: 'job-seeker', 'consent-talent-pool': 'on' })
  await apply(portal, { email: owner })
  const moved = async () =>
    (await everything(portal)).items
      .map(({ moved }) => moved)
      .filter(Boolean)
      .sort()
  expect(await moved()).toEqual(['talentPool'])
  await portal.client.execute({
    sql: 'insert into opening_ends values (?, ?)',
    args: [jobSlug, '2026-11-02'],
  })
  expect(await moved()).toEqual(['ended', 'talentPool'])
})

test('E1 a person of whom nothing is held is told so, after the link', async ({ portal }) => {
  await apply(portal, { email: 'other@post.example' })
  const held = await everything(portal, 'nobody@post.example')
  expect(held.items.map(({ kind }) => kind)).toEqual(['letters', 'way'])
})

test('R-66 what is being erased is out of sight', async ({ portal }) => {
  await apply(portal, { email: owner })
  const [row] = await portal.rows('applications')
  await portal.client.execute({
    sql: 'insert into erasing (subject_id, rule) values (?, ?)',
    args: [row!.id!, 'application'],
  })
  expect((await everything(portal)).items.map(({ kind }) => kind)).toEqual(['letters', 'way'])
})

test('everything about a person with fifty applications is two calls to the database', async () => {
  const portal = await openPortal()
  for (let count = 0; count < 50; count++) await apply(portal, { email: owner, letter: `No ${count}` })
  const cookie = await visit(portal)
  await portal.letters()
  const before = portal.turso.requests()
  const held: MineModel = await (await mine(portal, cookie)).json()
  expect(portal.turso.requests() - before).toBe(2)
  expect(held.items.filter(({ kind }) => kind === 'application')).toHaveLength(50)
  await portal.close()
})

test('R-61 every column of the inventory that is about a person is shown, or named with the reason why it is not', async ({
  portal,
}) => {
  const held = await everythingThereCanBe(portal)
  const shown = new Set(
    held.items.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts.map(({ field }) => field))),
  )
  const unfound = ['letter_budgets', 'erasing']
  // Tried in tests/partner-contacts.spec.ts, since whom staff have entered is no subscriber.
  const ofContacts = /^subscriptions\.(name|organisation|source|entered_at|untold_since)$/
  const missing = Object.entries(tables)
    .filter(([name, { about }]) => about === 'person' && !unfound.includes(name))
    .flatMap(([name, { columns }]) => Object.keys(columns).map((column) => `${name}.${column}`))
    .filter((field) => !shown.has(field) && !(field in keptBack) && !ofContacts.test(field))
  expect(missing).toEqual([])
  const known = Object.entries(tables).flatMap(([name, { columns }]) =>
    Object.keys(columns).map((column) => `${name}.${column}`),
  )
  expect(Object.keys(keptBack).filter((field) => !known.includes(field))).toEqual([])
})

/** A person with something in every column of every table, also those that are seldom filled. */
async function everythingThereCanBe(portal: Parameters<typeof visit>[0]): Promise<MineModel> {
  await apply(portal, { email: owner, photo: new File([tinyPng()], 'jag.png'), 'consent-talent-pool': 'on' })
  await write(portal, { email: owner })
  const { id } = await subscribe(portal, { email: owner })
  const cookie = await visit(portal)
  const addressHash = await portal.platform().addressHash(owner)
  await fillEmpty(portal, 'applications', {
    phone: 'x',
    defended_at: 1,
    address_confirmed_at: 1,
    told_ahead_of: '2026-12-01',
    kept_longer_on: '2026-12-01',
    address: 'x',
    role: 'student',
    details: '{"programme":"x"}',
    cv_text: 'x',
    letter: 'x',
  })
  await fillEmpty(portal, 'outbox', {
    recipient: owner,
    reply_to: 'x',
    subject: 'x',
    html: 'x',
    text: 'x',
    unsure_since: 1,
    sent_at: 1,
  })
  await fillEmpty(portal, 'subscriptions', { left_at: 1, places: '["x"]', kinds: '["x"]' })
  await portal.client.batch([
    {
      sql: `insert into suppressions values ('s', ?, 'email', 'newsletter', 'left', 1)`,
      args: [addressHash],
    },
    {
      sql: `insert into subscription_requests (id, address_hash, email, locale, topics, places, kinds, controller, form, text_hash, version, key_hash, asked_at)
        values ('r', ?, ?, 'sv', '["jobs"]', '["x"]', '["x"]', 'larkspar', 'newsletter', 'x', '1', 'x', 1)`,
      args: [addressHash, owner],
    },
    {
      sql: `insert into mailing_recipients (mailing_id, subscription_id, batch_id, locale, variant, state, provider_id, added_at)
        values ('m', ?, 'b', 'sv', 'x', 'sent', 'p', 1)`,
      args: [id],
    },
    `insert into corrections select 'c', id, 'name', 'x', 1 from applications`,
    `insert into restrictions select id, 'inaccurate', '2026-11-01', '2027-02-01' from applications`,
    `insert into holds select id, 'application', reference, controller, 'claim', 'T 1', 'A summons', '2026-11-01', '2027-02-01', 1, '2027-02-01' from applications`,
    `insert into objections (id, subject_id, reason, received_at, due_on, extended_to, extended_for, extended_on, answered_on, answered_for, evidence, reminded_of, late_told_of, outcome)
      select 'o', id, 'x', 1, '2026-12-01', '2027-01-01', 'x', '2026-11-20', '2026-12-20', 'x', 'x', '2027-01-01', '2027-01-01', 'upheld' from applications`,
    {
      sql: `insert into requests (id, reference, kind, way, controller, locale, name, email, phone, address, address_hash, identity, received_on, due_on, extended_to, extended_for, extended_on, answered_on, answered_for, evidence, reminded_of, late_told_of, outcome, erase_by)
        values ('q', 'QQQQ-QQQQ', 'access', 'by-phone', 'larkspar', 'sv', 'x', ?, 'x', 'x', ?, 'x', '2026-11-01', '2026-12-01', '2027-01-01', 'x', '2026-11-20', '2026-12-20', 'x', 'x', '2027-01-01', '2027-01-01', 'partly', '2029-12-20')`,
      args: [owner, addressHash],
    },
    `insert into request_tasks values ('t', 'q', 'x', '2026-12-20')`,
    `insert into application_steps select 's', id, 'c', 's', 'recruiter', 'received', 'hired', 1 from applications`,
    `insert into application_notes select 'n', id, 's', 'recruiter', 'x', 1 from applications`,
    `insert into application_letters select 'l', id, 'c', 's', 'recruiter', 'x', 'x', 1 from applications`,
    `insert into application_ratings select id, 's', 'recruiter', 4, 1 from applications`,
    `insert into application_labels select id, 'x', 1, 'ida', 'recruiter' from applications`,
    `insert into application_shares select 'h', id, 's', 'recruiter', 'x', 'x', 'x@employer.example', 'sv', '["cv"]', 'x', 1, '2026-12-20', 'approved', 1, 1 from applications`,
    `insert into application_disclosures select 'd', id, 'h', 'cv', 1 from applications`,
    `insert into contact_answers select 'a', id, 's', 'administrator', 'x', 1 from contact_messages`,
    'update contact_messages set done_at = 1',
    `insert into traces select 't', id, 's', 'recruiter', 'opened', 'x', 1 from applications`,
    `insert into mail_reports values ('e', 'bounced', 'p', 1, 1)`,
  ])
  return (await mine(portal, cookie)).json()
}

async function fillEmpty(
  portal: Parameters<typeof visit>[0],
  table: string,
  values: Record<string, string | number>,
) {
  const set = Object.keys(values).map((column) => `${column} = ?`)
  await portal.client.execute({ sql: `update ${table} set ${set.join(', ')}`, args: Object.values(values) })
}

test('the page tells a waiting link to the download from the visit it is shown in', async ({ portal }) => {
  const cookie = await visit(portal)
  await act(portal, cookie, 'export-link', {})
  const { items }: MineModel = await (await mine(portal, cookie)).json()
  const ways = items.filter(({ kind }) => kind === 'way').map(({ name }) => name)
  expect(ways.toSorted()).toEqual(['Det här besöket', 'Länk för att ladda ner allt'])
})
