import { malformed } from './refusal.ts'
import { list, object, wholeNumber } from './shape.ts'

/** When a step of a batch may run, told by how earlier steps ended. */
export type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }

export type StepEnd = 'ok' | 'error' | 'skipped'

/** `step` is the index of the step that carries the condition: only earlier ones may be asked about. */
export function readCondition(wire: unknown, step: number): Condition {
  const condition = object(wire, 'A condition')
  switch (condition.type) {
    case 'ok':
    case 'error':
      return { type: condition.type, step: earlierStep(condition.step, step) }
    case 'not':
      return { type: 'not', cond: readCondition(condition.cond, step) }
    case 'and':
    case 'or':
      return {
        type: condition.type,
        conds: list(condition.conds, 'conds').map((each) => readCondition(each, step)),
      }
    case 'is_autocommit':
      return { type: 'is_autocommit' }
    default:
      throw malformed('A condition must be ok, error, not, and, or or is_autocommit')
  }
}

function earlierStep(wire: unknown, step: number): number {
  const asked = wholeNumber(wire, 'The step of a condition')
  if (asked < 0 || asked >= step) throw malformed('A condition can only ask about earlier steps')
  return asked
}

/** A step that was skipped is neither ok nor an error. */
export function holds(condition: Condition, ends: StepEnd[], isAutocommit: () => boolean): boolean {
  switch (condition.type) {
    case 'ok':
    case 'error':
      return ends[condition.step] === condition.type
    case 'not':
      return !holds(condition.cond, ends, isAutocommit)
    case 'and':
      return condition.conds.every((each) => holds(each, ends, isAutocommit))
    case 'or':
      return condition.conds.some((each) => holds(each, ends, isAutocommit))
    case 'is_autocommit':
      return isAutocommit()
  }
}
