import { concernedFrom, endAtDesk, findConcerned } from '../../functions/applications/desk/ending/end.ts'
import { newId } from '../../functions/platform/ids.ts'
import type { Member } from '../../functions/platform/staff/member.ts'
import { apply, jobSlug } from './applying.ts'
import { signedIn } from './desk.ts'
import type { TestPortal } from './portal.ts'

export const end = '/api/desk/openings/end'
export const confirmed = { opening: jobSlug, confirm: 'on' }

/** Four have applied, one of them for the talent pool, one is hired; the recruiter who ends it is signed in. */
export async function applicants(portal: TestPortal) {
  await apply(portal, { name: 'Bo Ek', email: 'bo@post.example' })
  await apply(portal, { name: 'Åsa Berg', email: 'asa@post.example', locale: 'nb', phone: '+47 22 22 22 22' })
  await apply(portal, { name: 'Pia Dal', email: 'pia@post.example', 'consent-talent-pool': 'on' })
  await apply(portal, { name: 'Ola Moe', email: 'ola@post.example' })
  await portal.client.execute("update applications set status = 'hired' where name = 'Ola Moe'")
  return signedIn(portal)
}

/** Ends the recruitment with an answer to all, without sending them; `meanwhile` others do something. */
export async function endNow(portal: TestPortal, meanwhile: () => unknown = () => undefined) {
  const member = { id: 'ida', role: 'recruiter', openings: [jobSlug] } as Partial<Member> as Member
  const { db, origin, addressHash } = portal.platform()
  const at = { changeId: newId(portal.time.now), now: portal.time.now, today: '2026-11-02' }
  const [found] = await db.read([findConcerned(member, jobSlug, at.today)])
  const concerned = concernedFrom(found!)
  await meanwhile()
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  const how = { member, opening, concerned, outcome: 'rejected', tell: true } as const
  await endAtDesk({ db, origin, addressHash }, portal.promises, how, at)
}

/** How each stands, by name. */
export const statusOf = async (portal: TestPortal) =>
  Object.fromEntries((await portal.rows('applications')).map(({ name, status }) => [name, status]))

/** The answers somebody got. */
export const answers = async (portal: TestPortal, to: string) =>
  (await portal.letters(to)).filter(({ subject }) => /^(Svar på|Answer)/.test(subject))
