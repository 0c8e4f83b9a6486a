import type { Page } from '@playwright/test'
import type { MessageKey } from '../../../functions/platform/forms/fields.ts'

/** One way to get a form wrong, the field it is told at and the sentence it is told with. */
export interface Wrong {
  message: MessageKey
  /** The field's id; 'form' for what no field is to blame for. */
  at: string
  /** The fields it is made with, besides its own; 'all' for what cannot be made beside anything else. */
  with: readonly string[] | 'all'
  make(page: Page): Promise<unknown>
}

/** What is wrong as soon as it is written. */
export function typed(message: MessageKey, at: string, text: string): Wrong {
  return { message, at, with: [], make: (page) => page.locator(`#${at}`).fill(text) }
}

/** A box that is left as it was. */
export function unticked(message: MessageKey, at: string): Wrong {
  return { message, at, with: [], make: (page) => page.locator(`#${at}`).uncheck() }
}

/** Gives the form a hidden field, as a form that came back has some. */
export function carry(page: Page, name: string, value: string): Promise<void> {
  return page.locator('form[method=post]').evaluate(
    (form, [name, value]) => {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      form.append(input)
    },
    [name, value],
  )
}

/** As many wrongs at once as fields allow, so that a form is sent no oftener than it must be. */
export function inRounds(wrongs: readonly Wrong[]): Wrong[][] {
  const rounds: Wrong[][] = []
  for (const wrong of wrongs) {
    const round = rounds.find((round) => round.every((other) => canStandTogether(wrong, other)))
    if (round) round.push(wrong)
    else rounds.push([wrong])
  }
  return rounds
}

function canStandTogether(one: Wrong, other: Wrong): boolean {
  if (one.with === 'all' || other.with === 'all') return false
  const fields = [one.at, ...one.with]
  return ![other.at, ...other.with].some((field) => fields.includes(field))
}
