import type { Acts } from '../../platform/held/acts.ts'
import type { Correctable } from '../../platform/held/correcting.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import { answersIn } from '../../promises/language/answers-told.ts'

interface ActedOn {
  item: Pick<HeldItem, 'rows' | 'whenErased'>
  acts: Acts
}

/** The fields of a thing that can be put right as it stands, in the order its forms ask for them. */
export function correctableFields({ item, acts }: ActedOn): string[] {
  return Object.keys(acts.correct ?? {}).filter((field) => mayBeCorrected({ item, acts }, field))
}

/**
 * Null for what is no field of the thing, or is not kept of it any more. What is kept against claims alone shows what was
 * decided on, and is right as that (GDPR art. 16: "taking into account the purposes of the processing"): what is wrong
 * in it all the same, or to be added, is asked for by letter and weighed.
 */
export function mayBeCorrected({ item, acts }: ActedOn, field: string): Correctable | null {
  if (item.whenErased === 'stays') return null
  const { correct = {} } = acts
  const correctable = Object.hasOwn(correct, field) ? correct[field]! : null
  if (!correctable?.while) return correctable
  const { column, reads } = correctable.while
  const kept = columnNow(item, column.name)
  return kept === '' || (reads !== undefined && kept !== reads) ? null : correctable
}

/** As it reads today; empty where nothing is kept. */
export function valueNow({ item, acts }: ActedOn, field: string): string {
  const correctable = acts.correct?.[field]
  if (!correctable) return ''
  const kept = columnNow(item, correctable.column.name)
  return correctable.answer ? (answersIn(kept)[correctable.answer] ?? '') : kept
}

/** The thing's own row comes first of all that belongs to it. */
function columnNow({ rows: [row] }: Pick<HeldItem, 'rows'>, column: string): string {
  return row?.facts.find(({ field }) => field === `${row.table}.${column}`)?.value ?? ''
}
