import { promises } from '../../functions/promises/compiled.ts'
import { announced } from '../../functions/promises/policies/announcements.ts'
import type { Policy } from '../../functions/promises/policies/policies.ts'

/** Every version of every policy, the newest of each first. */
export const versions = promises.policies

/** The version of each policy that applies on the day of the build: those for everybody first. */
export const inForce = versions
  .filter(({ standing }) => standing === 'inForce')
  .toSorted((one, other) => Number(Boolean(one.capability)) - Number(Boolean(other.capability)))

/** What every page tells about at the top. */
export const news = announced(versions, promises.builtOn)

export function versionsOf({ policy }: Policy): Policy[] {
  return versions.filter((version) => version.policy === policy)
}

/** Throws when no version of the policy applies yet. */
export function policyInForce(name: string): Policy {
  const policy = inForce.find(({ policy }) => policy === name)
  if (!policy) throw new Error(`content/policies/${name} has no version that applies on ${promises.builtOn}`)
  return policy
}
