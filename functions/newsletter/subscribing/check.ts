import * as v from 'valibot'
import { inOrder, problemsIn, written } from '../../platform/forms/problems.ts'
import { type ReadForm, RefusedForm } from '../../platform/requests/form-reading.ts'
import { readWanted } from '../../promises/openings/job-search.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import { type FieldName, fieldOrder, type SignUpForm, signUpForm } from '../form.ts'
import type { SignUpModel } from '../models.ts'
import { topicField, topics, type Wishes } from '../wishes.ts'

export type CheckOutcome =
  | ({ outcome: 'toPutRight' } & SignUpModel)
  | { outcome: 'trapped' }
  | { outcome: 'sound'; form: SignUpForm; wishes: Wishes }

/** Reads a sign-up whole. A program that fills in the trap is told what everybody is told, and nothing is kept. */
export function checkSignUp({ fields, lists }: ReadForm, openings: readonly Opening[]): CheckOutcome {
  const wishes = readWishes(lists, openings)
  const read = v.safeParse(signUpForm, fields)
  if (read.success) return { outcome: 'sound', form: read.output, wishes }
  const problems = inOrder(problemsIn<FieldName>(read.issues), fieldOrder)
  if (problems.some(({ field }) => field === 'leave-empty')) return { outcome: 'trapped' }
  return {
    outcome: 'toPutRight',
    problems,
    values: {
      ...wishes,
      topics: lists.topics?.length ? wishes.topics : [],
      email: written(fields, 'email'),
      'consent-newsletter': fields['consent-newsletter'] === 'on',
    },
  }
}

/**
 * What is to be read about, the news if nothing was said; a topic we do not have throws `RefusedForm`. Places and
 * kinds no opening has are left out, unless they are among those `kept` from before and still wanted.
 */
export function readWishes(
  lists: Record<string, string[]>,
  openings: readonly Opening[],
  kept: Pick<Wishes, 'places' | 'kinds'> = { places: [], kinds: [] },
): Wishes {
  const read = v.safeParse(v.array(topicField), lists.topics ?? [])
  if (!read.success) throw new RefusedForm('malformed')
  const chosen = topics.filter((topic) => read.output.includes(topic))
  const { place = [], kind = [] } = lists
  const query = [...place.map((value) => ['place', value]), ...kind.map((value) => ['kind', value])]
  const known = readWanted(new URLSearchParams(query), openings)
  const still = (of: string[], sent: string[]) => of.filter((value) => sent.includes(value))
  return {
    topics: chosen.length > 0 ? chosen : ['news'],
    places: [...new Set([...known.place, ...still(kept.places, place)])],
    kinds: [...new Set([...known.kind, ...still(kept.kinds, kind)])],
  }
}
