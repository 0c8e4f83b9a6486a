import { type SQL, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { applications } from '../../../../db/schema.ts'
import type { Database } from '../../../platform/database.ts'
import type { View } from '../../../platform/held/holder.ts'
import type { HeldItem } from '../../../platform/held/item.ts'
import type { Person } from '../../../platform/held/person.ts'
import { emailAddress } from '../../../platform/mail/email-address.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { codePoints, tidyLine } from '../../../platform/requests/typed-text.ts'
import { traceEach } from '../../../platform/staff/traces.ts'
import { listed, prepared } from '../../../platform/statements.ts'
import type { World } from '../../world.ts'
import { type Ground, officers, worldAt } from '../world.ts'
import { areAll, findNamed, matchesIn, namedLike } from './by-name.ts'
import type { Found, PeopleModel } from './models.ts'
import { thingIn } from './things.ts'

const fewestLetters = 2
const longestQuery = 254

/** Everything held about a person, as my data has it. */
export type ReadEverything = (db: Database, person: Person, view: View) => Promise<HeldItem[]>

/** Finding out whether anything is held about somebody who writes by post; all that is shown is traced. */
export function peopleAtDesk(ground: Ground, readEverything: ReadEverything) {
  return new Hono<House>().get('/desk/people/', officers, async (c) => {
    const typed = tidyLine(c.req.query('q') ?? '').slice(0, longestQuery)
    const veiled = ground.veil.covers(c.get('member'))
    const page = (found: Found, problems: Problems = []) => drawn(c, typed, found, veiled !== null, problems)
    if (typed === '') return page({ by: 'nothing' })
    const address = emailAddress(typed)
    if (address.outcome === 'address')
      return page(await byAddress(c, address.address, { ...worldAt(c, ground), veiled, readEverything }))
    if (typed.includes('@') || codePoints(typed) < fewestLetters)
      return page({ by: 'nothing' }, [{ field: 'q', message: 'peopleTooShort' }])
    return page(await byName(c, typed, { ...worldAt(c, ground), veiled }))
  })
}

type Problems = PeopleModel['problems']
type Veiled = { veiled: SQL | null }

/**
 * The trace is written before anything is shown, and what is veiled has neither; letters that hang on nothing held have
 * no id to be traced by.
 */
async function byAddress(
  c: Visit,
  email: string,
  {
    db,
    addressHash,
    promises,
    now,
    today,
    veiled,
    readEverything,
  }: World & Veiled & { readEverything: ReadEverything },
): Promise<Found> {
  const member = c.get('member')
  const view = { locale: member.locale, today, promises }
  const items = await readEverything(db, { email, addressHash: await addressHash(email) }, view)
  const ids = items.filter(({ kind }) => kind !== 'letters').map(({ id }) => id)
  if (ids.length === 0) return { by: 'address', email, things: items.map(thingIn) }
  const hidden = sql`
    select ${applications.id} as id from ${applications}
    where ${applications.id} in ${listed(ids)} and ${veiled ?? sql`false`}`
  const subjects = sql`select value as id from ${listed(ids)} where value not in (${hidden})`
  const [, found] = await db.write([
    traceEach(member, { act: 'looked-up', subjects }, now),
    prepared<never>(hidden)({}),
  ])
  const isShown = ({ id }: HeldItem) => !found!.rows.some((row) => row.id === id)
  return { by: 'address', email, things: items.filter(isShown).map(thingIn) }
}

async function byName(
  c: Visit,
  typed: string,
  { db, promises, now, today, veiled }: World & Veiled,
): Promise<Found> {
  const member = c.get('member')
  const ids = namedLike(typed, today, veiled)
  const [, found] = await db.write([
    traceEach(member, { act: 'looked-up', subjects: ids }, now),
    findNamed(ids),
  ])
  const matches = matchesIn(found!, promises, member.locale)
  return { by: 'name', matches, areAll: areAll(matches) }
}

function drawn(c: Visit, q: string, found: Found, leavesOut: boolean, problems: Problems): Promise<Response> {
  const member = c.get('member')
  const model: PeopleModel = { member, found, leavesOut, values: { q }, problems }
  return c.get('platform').render(member.locale, 'desk/people', model, problems.length > 0 ? 422 : 200)
}
