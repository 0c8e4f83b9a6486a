import * as v from 'valibot'

/** What the portal can do; content/site.json says which of it is on. */
export const built = [
  'applications',
  'contact',
  'newsletter',
  'partners',
  'retention',
  'storage-choice',
] as const

/** What texts, rules and policies are already written for, and wait: nothing of it can be turned on. */
export const foreseen = ['consulting', 'hub', 'mentoring', 'talents'] as const

export type Capability = (typeof built)[number] | (typeof foreseen)[number]

/** What a text, a rule or a policy belongs to. */
export const capability = v.picklist([...built, ...foreseen])

/** What may be turned on. */
export const builtCapability = v.pipe(
  capability,
  v.check(isBuilt, `the program cannot do that yet; take it away, it can do ${built.join(', ')}`),
)

/** Whether what belongs to a capability is published and carried out; what belongs to none always is. */
export function isOn(belongsTo: Capability | undefined, on: readonly Capability[]): boolean {
  return belongsTo === undefined || on.includes(belongsTo)
}

function isBuilt(name: Capability): boolean {
  return built.some((known) => known === name)
}
