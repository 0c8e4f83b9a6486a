import type { Role } from '../../../functions/platform/staff/member.ts'
import type { Words } from '../../../functions/promises/language/words.ts'

type Entry = [name: keyof Words['desk']['pages'], address: string, roles?: readonly Role[]]

/** Who sees to what people ask about their data. */
const officers: readonly Role[] = ['administrator', 'privacy-officer']

/** Where the menu leads every day, and for whom; an entry without roles is for everybody. */
const daily: readonly Entry[] = [
  ['overview', '/desk/'],
  ['openings', '/desk/openings/', ['administrator', 'recruiter', 'reader']],
  ['locked', '/desk/locked/', ['privacy-officer']],
  ['messages', '/desk/messages/', officers],
  ['requests', '/desk/requests/', officers],
  ['holds', '/desk/holds/', ['privacy-officer']],
  ['newsletter', '/desk/newsletter/', ['administrator']],
]

/** Where it leads now and then: folded together behind one word. */
const rare: readonly Entry[] = [
  ['people', '/desk/people/', officers],
  ['traces', '/desk/traces/', officers],
  ['incidents', '/desk/incidents/', officers],
  ['retention', '/desk/retention/', officers],
  ['record', '/desk/record/', officers],
  ['staff', '/desk/staff/', ['administrator']],
  ['settings', '/desk/settings/', officers],
]

export function menuFor(role: Role): { daily: readonly Entry[]; rare: readonly Entry[] } {
  const isTheirs = ([, , roles]: Entry) => !roles || roles.includes(role)
  return { daily: daily.filter(isTheirs), rare: rare.filter(isTheirs) }
}
