import type { Platform } from '../../platform/platform.ts'
import type { Statement } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { ApplicationForm } from '../form.ts'

/** What else an application sets going, handed in by who knows it: statements for the same batch, by its condition. */
export type AlsoSubscribe = (
  asked: { email: string; locale: Locale; network: string },
  platform: Platform,
) => Promise<(onlyIf: Statement) => Statement[]>

/** The newsletter, if its box is on the form and was ticked. */
export async function alsoAsked(
  form: ApplicationForm,
  network: string,
  platform: Platform,
  alsoSubscribe: AlsoSubscribe | null,
): Promise<{ also?: (onlyIf: Statement) => Statement[] }> {
  if (!alsoSubscribe || !form['consent-newsletter']) return {}
  const { email, locale } = form
  return { also: await alsoSubscribe({ email, locale, network }, platform) }
}
