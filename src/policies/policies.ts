import { promises } from '../../functions/promises/compiled.ts'
import { type Policy, readPolicies } from '../../functions/promises/policies.ts'

const facts = import.meta.glob('../../content/policies/*/*/facts.json', { eager: true, import: 'default' })

const files = Object.fromEntries(
  Object.entries(facts).map(([path, raw]) => [path.split('/').slice(-3, -1).join('/'), raw]),
)

/** Every version of every policy, the newest of each first. */
export const versions = readPolicies(files, promises.site, import.meta.env.BUILT_ON)

/** The version of each policy that applies: the newest. */
export const inForce = versions.filter(({ policy }, at) => policy !== versions[at - 1]?.policy)

export function versionsOf({ policy }: Policy): Policy[] {
  return versions.filter((version) => version.policy === policy)
}
