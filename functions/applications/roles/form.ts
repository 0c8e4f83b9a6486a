import * as v from 'valibot'
import { atMost, line, message, text } from '../../platform/forms/fields.ts'
import { written } from '../../platform/forms/problems.ts'
import { isRole, type Role } from '../../promises/openings/roles.ts'
import { organisationNumber } from './organisation-number.ts'

export const maxServicesLength = 1_000
export const maxPartnerAboutLength = 2_000
export const levels = ['bachelor', 'master', 'vocational', 'other'] as const

/** What each role of the open application may tell besides, in the order it is asked. */
export const detailsOf = {
  'job-seeker': ['work', 'workFrom'],
  subcontractor: ['company', 'companyNumber', 'services', 'rate'],
  student: ['university', 'programme', 'level', 'thesisPeriod'],
  partner: ['partnerOrganisation', 'partnerAbout'],
} as const satisfies Record<Role, readonly string[]>

export type DetailName = (typeof detailsOf)[Role][number]

export const detailNames: readonly DetailName[] = Object.values(detailsOf).flat()

/** The details with several lines; the others are one. */
export const longDetails: readonly DetailName[] = ['services', 'partnerAbout']

const oneLine = v.pipe(line, atMost(200, 'detailTooLong'))

const companyNumber = v.pipe(
  line,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    if (dataset.value === '') return ''
    const read = organisationNumber(dataset.value)
    if (read.outcome === 'number') return read.number
    const problem = {
      personal: message('companyNumberPersonal'),
      wrong: message('companyNumberWrong'),
    }
    addIssue({ message: problem[read.outcome] })
    return NEVER
  }),
)

export const detailFields = {
  work: oneLine,
  workFrom: oneLine,
  company: oneLine,
  companyNumber,
  services: v.pipe(text, atMost(maxServicesLength, 'servicesTooLong')),
  rate: oneLine,
  university: oneLine,
  programme: oneLine,
  level: v.optional(v.union([v.literal(''), v.picklist(levels)], message('levelUnknown')), ''),
  thesisPeriod: oneLine,
  partnerOrganisation: oneLine,
  partnerAbout: v.pipe(text, atMost(maxPartnerAboutLength, 'partnerAboutTooLong')),
} satisfies Record<DetailName, unknown>

/** The fields of a form without what only other roles are asked: who changes role is not held to the one before. */
export function askedOf(role: string, fields: Record<string, string>): Record<string, string> {
  const asked: readonly string[] = isRole(role) ? detailsOf[role] : []
  const foreign = detailNames.filter((name) => !asked.includes(name))
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !foreign.some((one) => one === name)))
}

/** What the person wrote in every role's fields, as the form shows it again. */
export function writtenDetails(fields: Record<string, string>): Record<DetailName, string> {
  return Object.fromEntries(detailNames.map((name) => [name, written(fields, name)])) as Record<
    DetailName,
    string
  >
}
