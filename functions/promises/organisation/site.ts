import * as v from 'valibot'
import { address, country, emailAddress, id, line, phoneNumber, text, webAddress } from '../fields.ts'
import { locales } from '../language/languages.ts'
import { timeWordsIn } from '../language/time-words.ts'
import { readTable, requireDistinct } from '../table.ts'
import { brand } from './brand.ts'
import { builtCapability } from './capabilities.ts'

const file = 'content/site.json'

const controller = v.strictObject({
  id,
  name: line,
  organisationNumber: line,
  country,
  postalAddress: address,
  email: emailAddress,
  phone: phoneNumber,
  privacyContact: v.strictObject({ name: line, email: emailAddress }),
})

const employer = v.strictObject({ id, name: line, country, about: text })

const authority = v.strictObject({
  name: line,
  url: webAddress,
  postalAddress: address,
  email: emailAddress,
  phone: phoneNumber,
})

/** Who sees to it that the rules on digital accessibility are followed. */
const accessibilityAuthority = v.strictObject({ name: line, url: webAddress })

const site = v.strictObject({
  name: line,
  brand,
  about: text,
  values: v.array(v.strictObject({ title: text, text })),
  demo: v.boolean(),
  timeZone: v.picklist(Object.keys(timeWordsIn('sv').zones)),
  languages: v.pipe(v.array(v.picklist(locales)), v.minLength(1, 'write at least one language')),
  capabilities: v.pipe(
    v.array(builtCapability),
    v.check(
      (on) => !on.includes('partners') || on.includes('newsletter'),
      '"partners" are written to with the newsletter; turn that on too',
    ),
  ),
  controllers: v.pipe(v.array(controller), v.minLength(1, 'write who is responsible for the personal data')),
  employers: v.array(employer),
  authorities: v.strictObject({ SE: authority, NO: authority }),
  accessibilityAuthorities: v.strictObject({ SE: accessibilityAuthority, NO: accessibilityAuthority }),
  contact: v.strictObject({
    email: emailAddress,
    phone: phoneNumber,
    /** When the telephone is answered. */
    hours: v.optional(text),
    /** Until when whoever writes has an answer, such as "within two working days". */
    answersWithin: text,
  }),
})

/** Who decides why and how the data is used: GDPR Article 4(7), identity as Article 13(1)(a) asks. */
export type Controller = v.InferOutput<typeof controller>

export type Employer = v.InferOutput<typeof employer>

export type Site = v.InferOutput<typeof site>

/** Who is responsible for what is written to the organisation itself: the first of the controllers. */
export function contactController({ controllers }: Site): Controller {
  return controllers[0]!
}

/** The controller of this id; of one that content has lost, whoever answers for the organisation itself. */
export function controllerNamed(site: Site, id: string): Controller {
  return site.controllers.find((one) => one.id === id) ?? contactController(site)
}

/** Throws ContentProblem; controllers and employers share one set of ids. */
export function readSite(raw: unknown): Site {
  const read = readTable(file, site, raw)
  requireDistinct(file, 'controllers and employers', organisationIds(read))
  return read
}

export function organisationIds(site: Site): string[] {
  return [...site.controllers, ...site.employers].map((organisation) => organisation.id)
}
