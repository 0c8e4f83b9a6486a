import { and, gt, lte, type SQL, sql } from 'drizzle-orm'
import { applications } from '../../../db/schema.ts'
import { isNotGoing } from '../../platform/erasure/going.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { given, make, prepared, rowsWith, type Statement } from '../../platform/statements.ts'
import { addPeriod, type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { longerFor } from '../keeping/longer.ts'
import { lettersToMany, type Owner } from '../letters-to-many.ts'
import { promiseOf } from '../terms.ts'
import { type ToldAhead, toldAheadLetter } from './letters.ts'

const applicationsPerBatch = 1_000

type World = Pick<Platform, 'db' | 'clock' | 'origin' | 'addresses' | 'addressHash'>

/**
 * Tells the owners of applications that are soon erased, so long ahead as the rule says, once for each day promised: a
 * day that moves is told anew. Letters and the note that they are told are one batch, so that neither a crash nor a
 * second run tells twice. Erasing waits for none of it. What is restricted or on hold is not erased on its day, and not told of.
 * Answers how many were looked at.
 */
export async function tellAhead(world: World, promises: Promises, at: Date): Promise<number> {
  const today = dayIn(promises.site.timeZone, at)
  const untold = untoldOn(today, promises)
  if (!untold) return 0
  let looked = 0
  let found: Untold[]
  do {
    const [rows] = await world.db.read([untold])
    found = rowsWith(columns, rows!)
    if (found.length > 0) await world.db.write(await telling(world, promises, today, found))
    looked += found.length
  } while (found.length === applicationsPerBatch)
  return looked
}

const columns = {
  id: applications.id,
  reference: applications.reference,
  opening: applications.opening,
  locale: applications.locale,
  role: applications.role,
  email: applications.email,
  rule: applications.rule,
  baseStartsOn: applications.baseStartsOn,
  baseEraseBy: applications.baseEraseBy,
  poolRule: applications.poolRule,
  poolStartsOn: applications.poolStartsOn,
  poolEraseBy: applications.poolEraseBy,
  contactRule: applications.contactRule,
  contactStartsOn: applications.contactStartsOn,
  contactEraseBy: applications.contactEraseBy,
}

type Untold = ReturnType<typeof rowsWith<typeof columns>>[number]

const isUntold = sql`${applications.toldAheadOf} is not ${applications.eraseBy}`

/** Whose day comes within the time their rule tells ahead; null when no rule does. */
function untoldOn(today: Day, { retention: { rules } }: Promises): Statement | null {
  const days = rules.flatMap(({ id, tellAhead }) =>
    tellAhead ? [{ id, last: addPeriod(today, tellAhead) }] : [],
  )
  const last = days
    .map(({ last }) => last)
    .sort()
    .at(-1)
  if (!last) return null
  const ofItsRule = sql.join(
    days.map(({ id, last }): SQL => sql`when ${id} then ${last}`),
    sql` `,
  )
  return make
    .select(columns)
    .from(applications)
    .where(
      and(
        gt(applications.eraseBy, today),
        lte(applications.eraseBy, last),
        isUntold,
        sql`${applications.eraseBy} <= case ${applications.decidingRule} ${ofItsRule} end`,
        isNotGoing(applications.id),
        isFree(applications.id, today),
      ),
    )
    .limit(applicationsPerBatch)
}

const isStillUntold = sql`${applications.eraseBy} = ${given('eraseBy')} and ${isUntold} and ${isNotGoing(applications.id)}`
const queueLetters = lettersToMany<'eraseBy'>(isStillUntold)
const noteTold = prepared<'owners' | 'eraseBy'>(sql`
  update ${applications} set told_ahead_of = erase_by
  where id in (select value ->> 'application' from json_each(${given('owners')})) and ${isStillUntold}`)

/** One letter is drawn for all who read the same but for their own reference and address. */
async function telling(world: World, promises: Promises, today: Day, found: Untold[]): Promise<Statement[]> {
  const now = world.clock()
  const groups = new Map<string, { told: ToldAhead; owners: Owner[] }>()
  for (const row of found) {
    const told = toldOf(row, promises, today)
    const key = JSON.stringify(told)
    const group = groups.get(key) ?? { told, owners: [] }
    groups.set(key, group)
    group.owners.push(await ownerOf(row, world, now))
  }
  return [...groups.values()].flatMap(({ told, owners }) => {
    const both = { owners: JSON.stringify(owners), eraseBy: told.eraseBy }
    const drawn = toldAheadLetter(promises, world.origin, told)
    return [queueLetters({ ...both, ...drawn, letter: 'erasure-ahead', at: now.getTime() }), noteTold(both)]
  })
}

function toldOf(row: Untold, { openings, retention }: Promises, today: Day): ToldAhead {
  const { locale } = row
  const { eraseBy } = promiseOf(row)
  const opening = openings.find(({ slug }) => slug === row.opening)
  if (!opening) return { locale, job: null, eraseBy, longer: null }
  const longer = longerFor(row, opening, retention, today)
  return {
    locale,
    job: opening.title[locale],
    eraseBy,
    longer: longer && { by: longer.by, until: longer.until },
  }
}

async function ownerOf({ id, email }: Untold, { addresses, addressHash }: World, now: Date): Promise<Owner> {
  return {
    id: newId(now),
    application: id,
    subjectId: id,
    addressHash: await addressHash(email),
    token: await addresses.tokenFor('receipt', id),
  }
}
