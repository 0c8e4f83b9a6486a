import { and, asc, eq, isNull } from 'drizzle-orm'
import { staff, staffKeys } from '../../db/schema/staff.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { AddressHash } from '../platform/secrets/address-hashes.ts'
import { newKey } from '../platform/secrets/one-time-keys.ts'
import { make, rowsOf } from '../platform/statements.ts'
import type { Promises } from '../promises/promises.ts'
import { addStaff } from './accounts/add.ts'

interface World {
  db: Database
  addressHash: AddressHash
  promises: Promises
  now: Date
  origin: string
}

/**
 * The way in to a portal on one's own machine: a link for the first administrator, good for ten minutes and one use, in
 * whichever browser. Where nobody works yet, the organisation's own address becomes that administrator.
 */
export async function linkForFirstAdministrator(world: World): Promise<string> {
  const first = (await firstAdministrator(world)) ?? (await makeOne(world))
  const { key, keyHash } = await newKey()
  const row = { addressHash: first.addressHash, keyHash, askedHash: '', madeAt: world.now.getTime() }
  await world.db.write([make.insert(staffKeys).values({ ...row, id: newId(world.now) })])
  return `${world.origin}/desk/sign-in/${key}/?l=${first.locale}`
}

async function firstAdministrator({ db }: World) {
  const [found] = await db.read([
    make
      .select()
      .from(staff)
      .where(and(eq(staff.role, 'administrator'), isNull(staff.endedOn)))
      .orderBy(asc(staff.id))
      .limit(1),
  ])
  return rowsOf(staff, found!)[0]
}

async function makeOne(world: World) {
  const { email } = world.promises.site.contact
  const member = { email, name: email, locale: 'sv', role: 'administrator', openings: [] } as const
  await addStaff(world, { ...member, openings: [] }, world)
  const made = await firstAdministrator(world)
  if (!made) throw new Error(`${email} has an account, and not as administrator`)
  return made
}
