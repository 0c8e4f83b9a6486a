import { passkeys, staffSessions } from '../../db/schema/staff.ts'
import type { Visit } from '../platform/requests/house.ts'
import { rowsOf } from '../platform/statements.ts'
import type { Promises } from '../promises/promises.ts'
import type { MeModel } from './models.ts'
import { isFresh } from './passkeys/freshly.ts'
import { passkeysOf } from './passkeys/passkeys.ts'
import { openSessionsOf } from './sessions/open.ts'

const nothingAdded: MeModel['adding'] = { values: { name: '' }, problems: [] }

/** Somebody's own account as it stands; answered 422 where a passkey could not be added. */
export async function mePage(c: Visit, promises: Promises, adding = nothingAdded): Promise<Response> {
  const { db, clock, render } = c.get('platform')
  const member = c.get('member')
  const [open, owned] = await db.read([openSessionsOf({ clock, promises }, member.id), passkeysOf(member.id)])
  const model: MeModel = {
    member,
    adding,
    mayChangePasskeys: isFresh(c),
    sessions: rowsOf(staffSessions, open!).map(({ id, way, startedAt, lastSeenAt }) => ({
      id,
      way,
      startedAt: asInstant(startedAt),
      lastSeenAt: asInstant(lastSeenAt),
      isThis: id === c.get('sessionId'),
    })),
    passkeys: rowsOf(passkeys, owned!).map(({ id, name, addedAt, lastUsedAt }) => ({
      id,
      name,
      addedAt: asInstant(addedAt),
      lastUsedAt: lastUsedAt === null ? null : asInstant(lastUsedAt),
    })),
  }
  return render(member.locale, 'desk/me', model, adding.problems.length > 0 ? 422 : 200)
}

const asInstant = (ms: number) => new Date(ms).toISOString()
