import type { Platform } from '../../platform/platform.ts'
import type { Statement } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { prepareAsking } from './ask.ts'
import { askForConfirmation } from './requests.ts'

/**
 * The newsletter's box on an application: the same double opt-in as on its own page, in the batch that keeps the
 * application and only if it is kept. Whoever blocked us stays blocked.
 */
export function subscribeWithApplication(promises: Promises) {
  return async (asked: { email: string; locale: Locale; network: string }, platform: Platform) => {
    const wishes = { topics: ['news' as const], places: [], kinds: [] }
    const asking = await prepareAsking({ ...asked, wishes, form: 'application' }, promises, platform)
    return (onlyIf: Statement) => askForConfirmation(asking, onlyIf)
  }
}
