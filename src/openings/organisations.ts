import { promises } from '../../functions/promises/compiled.ts'
import type { Opening } from '../../functions/promises/openings.ts'

const { site } = promises

/** The name behind an id of site.json; readPromises has checked that there is one. */
function nameOf(id: string): string {
  return [...site.controllers, ...site.employers].find((one) => one.id === id)?.name ?? id
}

/** Who the person would work for. */
export function employerOf(opening: Opening): string {
  return nameOf(opening.employer ?? opening.controller)
}

export function controllerOf(opening: Opening): string {
  return nameOf(opening.controller)
}

export function receiversOf(opening: Opening): string[] {
  return opening.recipients.map(nameOf)
}
