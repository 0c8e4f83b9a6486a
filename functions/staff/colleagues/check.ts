import * as v from 'valibot'
import type { MessageKey } from '../../platform/forms/fields.ts'
import { inOrder, problemsIn } from '../../platform/forms/problems.ts'
import type { ReadForm } from '../../platform/requests/form-reading.ts'
import { RefusedForm } from '../../platform/requests/form-reading.ts'
import type { Promises } from '../../promises/promises.ts'
import { needsOpenings, openingsFault } from '../accounts/openings.ts'
import { type ColleagueProblem, changedColleague, fieldsInOrder, newColleague } from './form.ts'

/** A sentence about one's own address, said of a colleague's. */
const aboutOthers: Partial<Record<MessageKey, MessageKey>> = { emailMissing: 'colleagueEmailMissing' }

/** An account as a form describes it, by the rules of `staff:add`, or what is to be put right. */
export const checkNew = (form: ReadForm, promises: Promises) => check(newColleague, form, promises)
export const checkChanged = (form: ReadForm, promises: Promises) => check(changedColleague, form, promises)

function check<Schema extends typeof newColleague | typeof changedColleague>(
  schema: Schema,
  { fields, lists }: ReadForm,
  promises: Promises,
) {
  const openings = lists.openings ?? []
  const read = v.safeParse(schema, { ...fields, openings })
  const problems: ColleagueProblem[] = problemsIn<ColleagueProblem['field']>(read.issues).map((problem) => ({
    ...problem,
    message: aboutOthers[problem.message] ?? problem.message,
  }))
  const role = v.safeParse(changedColleague.entries.role, fields.role)
  const fault = role.success ? openingsFault(promises, role.output, openings) : null
  if (fault === 'none') problems.push({ field: 'openings', message: 'openingsMissing' })
  else if (fault) throw new RefusedForm('malformed')
  if (!read.success || problems.length > 0)
    return { outcome: 'wrong' as const, problems: inOrder(problems, fieldsInOrder) }
  const { output } = read
  const theirs = needsOpenings(output.role) ? openings : []
  return { outcome: 'account' as const, account: { ...output, openings: theirs } }
}
