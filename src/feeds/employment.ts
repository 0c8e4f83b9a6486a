import type { Job } from '../../functions/promises/openings/adverts.ts'

type Kind = Exclude<Job['kind'], 'open'>

const fixedTerms: Partial<Record<Job['kind'], string>> = {
  temporary: 'TEMPORARY',
  assignment: 'CONTRACTOR',
  thesis: 'INTERN',
} satisfies Partial<Record<Kind, string>>

/** Google's words for how one is employed; a job that may be both is both. */
export function employmentTypes({ kind, advert: { percentOfFullTime } }: Job): string[] {
  const fixedTerm = fixedTerms[kind]
  return [
    ...(percentOfFullTime.to === 100 ? ['FULL_TIME'] : []),
    ...(percentOfFullTime.from < 100 ? ['PART_TIME'] : []),
    ...(fixedTerm ? [fixedTerm] : []),
  ]
}
