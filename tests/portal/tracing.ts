import type { Role } from '../../functions/platform/staff/member.ts'
import { type Act, trace } from '../../functions/platform/staff/traces.ts'
import type { Findings } from '../../functions/traces/seals/findings.ts'
import { sealTraces } from '../../functions/traces/seals/seals.ts'
import type { TestPortal } from './portal.ts'

export interface Left {
  staffId?: string
  role?: Role
  act?: Act
  subjectId?: string
  reason?: string
}

/** Leaves a trace at an instant, as a route of the desk does. */
export async function leaveTrace(portal: TestPortal, at: string, left: Left = {}): Promise<void> {
  const { staffId = 'somebody', role = 'recruiter', act = 'opened', subjectId = 'something', reason } = left
  const about = reason ? { act, subjectId, reason } : { act, subjectId }
  await portal.platform().db.write([trace({ id: staffId, role }, about, new Date(at))])
}

/** Seals and looks, as the hourly job does at that instant; answers what it found. */
export async function sealAt(portal: TestPortal, instant: string): Promise<Findings | null> {
  await sealTraces(portal.platform(), portal.promises, new Date(instant))
  const bytes = portal.objects.get('seals/checked')?.bytes
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null
}

/** Does what somebody can who has the database to themselves: takes the guard away and writes as they please. */
export async function tamper(portal: TestPortal, sql: string): Promise<void> {
  for (const guard of ['traces_never_change', 'traces_go_by_their_rule'])
    await portal.client.execute(`drop trigger if exists ${guard}`)
  await portal.client.execute(sql)
}

/** The text of every seal by its name. */
export function sealsOf({ objects }: TestPortal): Record<string, string> {
  const seals = [...objects].filter(([name]) => /^seals\/\d/.test(name))
  return Object.fromEntries(seals.map(([name, { bytes }]) => [name, new TextDecoder().decode(bytes)]))
}
