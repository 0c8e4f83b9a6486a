import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { subscriptionRequests, subscriptions } from '../../../db/schema/newsletter.ts'
import { consents } from '../../../db/schema.ts'
import { countReaders } from '../../../functions/newsletter/sending/readers.ts'
import { newId } from '../../../functions/platform/ids.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { newKey } from '../../../functions/platform/secrets/one-time-keys.ts'
import { portalVars } from '../parts/portal.ts'
import type { Stage } from '../parts/stage.ts'

const { PORTAL_SECRET = '' } = portalVars({})
const addressHash = addressHashesUnder([PORTAL_SECRET])
const given = {
  locale: 'sv',
  controller: 'frist',
  form: 'newsletter',
  textHash: 'hash',
  version: '1',
} as const

let made = 0

/** People who have confirmed, with the record of it, or in this state; answers their ids. */
export async function addSubscriptions(stage: Stage, count: number, state: 'confirmed' | 'left') {
  const now = new Date()
  const rows = await Promise.all(Array.from({ length: count }, () => somebody(now)))
  const confirmedAt = now.getTime()
  await add(
    stage,
    subscriptions,
    rows.map((row) => ({ ...row, state, confirmedAt, leftAt: state === 'left' ? confirmedAt : null })),
  )
  const record = { ...given, purpose: 'newsletter', event: 'given', retention: 'newsletter' } as const
  await add(
    stage,
    consents,
    rows.map(({ id }) => ({
      ...record,
      id: newId(now),
      subjectId: id,
      withdrawAt: '/sv/my-data/',
      askedAt: confirmedAt,
      recordedAt: confirmedAt,
    })),
  )
  return rows.map(({ id }) => id)
}

/** People who have asked and not confirmed yet; answers the keys in their letters. */
export async function addRequests(stage: Stage, count: number): Promise<string[]> {
  const now = new Date()
  const keys = await Promise.all(Array.from({ length: count }, newKey))
  const rows = keys.map(async ({ keyHash }) => ({
    ...given,
    ...(await somebody(now)),
    keyHash,
    askedAt: now.getTime(),
  }))
  await add(stage, subscriptionRequests, await Promise.all(rows))
  return keys.map(({ key }) => key)
}

async function somebody(now: Date) {
  const email = `reader-${made++}@post.example`
  const { locale, controller } = given
  return {
    id: newId(now),
    email,
    addressHash: await addressHash(email),
    topics: '["news"]',
    locale,
    controller,
  }
}

/** How many an issue of news would go to now, by the statement that sends one. */
export async function readersOfNews({ rows }: Stage): Promise<number> {
  const { sql, params } = countReaders({ topic: '"news"', jobs: '[]', consents: null }).toSQL()
  const [found] = await rows(sql, params as (string | null)[])
  return Number(found?.count)
}

/** Rows by the hundred in one statement. */
export async function add<T extends SQLiteTable>(stage: Stage, table: T, rows: InferInsertModel<T>[]) {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => rows[0] && key in rows[0])
  const values = columns.map(([key]) => `value ->> '${key}'`)
  const names = columns.map(([, { name }]) => name)
  const sql = `insert into ${getTableName(table)} (${names}) select ${values} from json_each(?)`
  await stage.rows(sql, [JSON.stringify(rows)])
}
