import { instantOf } from '../../../platform/ids.ts'
import { RefusedForm } from '../../../platform/requests/form-reading.ts'
import type { LetterTemplate } from '../../../promises/openings/letter-templates.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'

/** The template a form names; one of our forms names no other. */
export function templateOf({ letterTemplates }: Promises, id: string): LetterTemplate {
  const template = letterTemplates.find((one) => one.id === id)
  if (!template) throw new RefusedForm('malformed')
  return template
}

/** The opening an application is to, if content still has it. */
export function openingOf({ openings }: Promises, to: { opening: string } | undefined): Opening | undefined {
  return to && openings.find(({ slug }) => slug === to.opening)
}

/** The number of one go, drawn with the form: what is sent under it is sent once. */
export function sendingId({ sending = '' }: Record<string, string>): string {
  if (sending.length !== 36 || instantOf(sending) === null) throw new RefusedForm('malformed')
  return sending
}
