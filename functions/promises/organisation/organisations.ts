import type { Opening } from '../openings/openings.ts'
import type { Controller, Site } from './site.ts'

/** The names of those who receive the applications to an opening, as its content lists them (GDPR art. 13.1 e). */
export function receiversOf(opening: Opening, site: Site): string[] {
  return opening.recipients.map((id) => nameOf(id, site))
}

/** Who is responsible for the data of an opening (GDPR art. 4.7). */
export function controllerOf(opening: Opening, site: Site): Controller {
  const controller = site.controllers.find(({ id }) => id === opening.controller)
  if (!controller) throw new Error(`opening ${opening.slug} names a controller that site.json does not`)
  return controller
}

/** Who the person would work for. */
export function employerOf(opening: Opening, site: Site): string {
  return nameOf(opening.employer ?? opening.controller, site)
}

function nameOf(id: string, site: Site): string {
  const found = [...site.controllers, ...site.employers].find((organisation) => organisation.id === id)
  if (!found) throw new Error(`site.json has no organisation ${id}`)
  return found.name
}
