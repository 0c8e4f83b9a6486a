import type { Role } from '../../../functions/platform/staff/member.ts'
import type { Words } from '../../../functions/promises/language/words.ts'

type Entry = [name: keyof Words['desk']['pages'], address: string, roles?: readonly Role[]]

/** Who sees to what people ask about their data. */
const officers: readonly Role[] = ['administrator', 'privacy-officer']

/** Where the menu leads, and for whom; an entry without roles is for everybody. */
const entries: readonly Entry[] = [
  ['overview', '/desk/'],
  ['openings', '/desk/openings/', ['administrator', 'recruiter', 'reader']],
  ['locked', '/desk/locked/', ['privacy-officer']],
  ['messages', '/desk/messages/', officers],
  ['holds', '/desk/holds/', ['privacy-officer']],
  ['newsletter', '/desk/newsletter/', ['administrator']],
  ['requests', '/desk/requests/', officers],
  ['people', '/desk/people/', officers],
  ['traces', '/desk/traces/', officers],
  ['incidents', '/desk/incidents/', officers],
  ['retention', '/desk/retention/', officers],
  ['record', '/desk/record/', officers],
  ['staff', '/desk/staff/', ['administrator']],
  ['settings', '/desk/settings/', officers],
]

export function menuFor(role: Role): readonly Entry[] {
  return entries.filter(([, , roles]) => !roles || roles.includes(role))
}
