import * as v from 'valibot'
import { inOrder, type Problem, problemsIn, written } from '../../../platform/forms/problems.ts'
import type { Day } from '../../../promises/calendar/calendar.ts'
import { type ShareForm, shareForm } from './form.ts'

/** What somebody wrote in the form, handed back to it. */
export type ShareValues = Record<Exclude<keyof ShareForm, 'parts'>, string> & { parts: string[] }

interface ToPutRight {
  outcome: 'toPutRight'
  values: ShareValues
  problems: Problem[]
}

export type Checked = { outcome: 'sound'; form: ShareForm } | ToPutRight

export const nothingWritten: ShareValues = {
  name: '',
  organisation: '',
  email: '',
  locale: '',
  parts: [],
  until: '',
  reason: '',
}

/** It is not the address of whoever fills the form in. */
const theirEmailMissing = 'shareEmailMissing' as const

const order = Object.keys(shareForm.entries)

/** What is wrong in the form, the day included: from today to the day the application is erased. */
export function checkShare(
  fields: Record<string, string>,
  parts: string[],
  { today, eraseBy }: { today: Day; eraseBy: Day },
): Checked {
  const read = v.safeParse(shareForm, { ...fields, parts })
  const problems = problemsIn<string>(read.issues).map((problem) =>
    problem.message === 'emailMissing' ? { ...problem, message: theirEmailMissing } : problem,
  )
  const until = (fields.until ?? '').trim()
  const isOutside = until < today || until > eraseBy
  if (isOutside && !problems.some(({ field }) => field === 'until'))
    problems.push({ field: 'until', message: 'shareDayOutside' })
  if (read.success && problems.length === 0) return { outcome: 'sound', form: read.output }
  return {
    outcome: 'toPutRight',
    values: allWritten(fields, parts),
    problems: inOrder(problems, order),
  }
}

/** What is said where the same recipient is waited for or let in already: the applicant is not asked again. */
export function askedAlready(fields: Record<string, string>, parts: string[]): ToPutRight {
  const problems = [{ field: 'email', message: 'shareAskedAlready' }] as const
  return { outcome: 'toPutRight', values: allWritten(fields, parts), problems: [...problems] }
}

function allWritten(fields: Record<string, string>, parts: string[]): ShareValues {
  const lines = order.map((name) => [name, written(fields, name)])
  return { ...nothingWritten, ...Object.fromEntries(lines), parts }
}
