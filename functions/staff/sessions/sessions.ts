import { and, eq, isNull } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, Lucia } from 'lucia'
import { staff, staffSessions } from '../../../db/schema/staff.ts'
import { hashOfKey, newKey } from '../../platform/secrets/one-time-keys.ts'
import type { Member } from '../../platform/staff/member.ts'
import { make, rowsOf } from '../../platform/statements.ts'
import { memberFrom } from '../accounts/member.ts'
import { endSessions, isOpen, openSessionsOf, type SessionRow, type World } from './open.ts'

type Attributes = Pick<SessionRow, 'way' | 'startedAt'>

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof sessionsIn>
    DatabaseSessionAttributes: Attributes
    DatabaseUserAttributes: Member
  }
}

/** Signs a member in and answers what their browser keeps: 256 random bits, of which only the SHA-256 is stored. */
export async function signIn(world: World, staffId: string, way: Attributes['way']): Promise<string> {
  const { key, keyHash } = await newKey()
  const startedAt = world.clock().getTime()
  await sessionsIn(world).createSession(staffId, { way, startedAt }, { sessionId: keyHash })
  return key
}

/** Who is signed in with a token; null when it is none of ours, was ended, is idle or too old, or its owner left. */
export async function signedInWith(
  world: World,
  token: string,
): Promise<{ member: Member; sessionId: string; signedInAt: number } | null> {
  const sessionId = await hashOfKey(token)
  if (!sessionId) return null
  const { session, user } = await sessionsIn(world).validateSession(sessionId)
  return session ? { member: user.member, sessionId, signedInAt: session.startedAt } : null
}

export async function signOut(world: World, sessionId: string): Promise<void> {
  await sessionsIn(world).invalidateSession(sessionId)
}

/** The only place that knows lucia: whoever replaces it keeps these three functions and the test of what they promise. */
function sessionsIn(world: World) {
  return new Lucia(adapterOn(world), {
    getUserAttributes: (member) => ({ member }),
    getSessionAttributes: ({ startedAt }) => ({ startedAt }),
  })
}

/** The database judges by the clock it was handed; lucia, which reads its own, is to find nothing more to judge. */
const judgedAlready = new Date(8.64e15)

/** lucia's door to our rows. Being looked up is being seen: one round trip finds session and owner, and notes the time. */
function adapterOn(world: World): Adapter {
  const { db, clock } = world
  return {
    async getSessionAndUser(id) {
      const open = and(eq(staffSessions.id, id), isOpen(world))
      const stillHere = eq(
        staff.id,
        make.select({ id: staffSessions.staffId }).from(staffSessions).where(eq(staffSessions.id, id)),
      )
      const [, session, owner] = await db.write([
        make.update(staffSessions).set({ lastSeenAt: clock().getTime() }).where(open),
        make.select().from(staffSessions).where(open),
        make
          .select()
          .from(staff)
          .where(and(stillHere, isNull(staff.endedOn))),
      ])
      const [found] = rowsOf(staffSessions, session!)
      const [row] = rowsOf(staff, owner!)
      return [found ? asSession(found) : null, row ? { id: row.id, attributes: memberFrom(row) } : null]
    },
    async getUserSessions(staffId) {
      const [found] = await db.read([openSessionsOf(world, staffId)])
      return rowsOf(staffSessions, found!).map(asSession)
    },
    async setSession({ id, userId: staffId, attributes: { way, startedAt } }) {
      const row = { id, staffId, way, startedAt, lastSeenAt: startedAt }
      await db.write([make.insert(staffSessions).values(row)])
    },
    async updateSessionExpiration() {},
    async deleteSession(id) {
      await db.write([make.delete(staffSessions).where(eq(staffSessions.id, id))])
    },
    async deleteUserSessions(staffId) {
      await db.write([endSessions(staffId)])
    },
    async deleteExpiredSessions() {},
  }
}

function asSession({ id, staffId, way, startedAt }: SessionRow): DatabaseSession {
  return { id, userId: staffId, expiresAt: judgedAlready, attributes: { way, startedAt } }
}
