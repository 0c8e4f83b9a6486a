import { promises } from '../../functions/promises/compiled.ts'
import type { Capability } from '../../functions/promises/organisation/capabilities.ts'
import { inEveryLanguage } from './languages.ts'

/** Whether the organisation has switched a capability on in content/site.json. */
export function isOn(capability: Capability): boolean {
  return promises.site.capabilities.includes(capability)
}

/** One prerendered page per language, if the capability it belongs to is on. */
export function inEveryLanguageIf(capability: Capability) {
  return isOn(capability) ? inEveryLanguage() : []
}
