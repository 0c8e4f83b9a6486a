import type { Stream } from './stream.ts'
import { holds, type StepEnd } from './wire/conditions.ts'
import { failureOf } from './wire/failures.ts'
import type { Step } from './wire/requests.ts'
import { type WireFailure, type WireOutcome, wireFailure, wireOutcome } from './wire/results.ts'

/** Runs the steps in order, those whose condition holds; a skipped one has neither result nor error. */
export async function runBatch(steps: Step[], stream: Stream) {
  const ends: StepEnd[] = []
  const step_results: (WireOutcome | null)[] = steps.map(() => null)
  const step_errors: (WireFailure | null)[] = steps.map(() => null)
  const isAutocommit = () => !stream.connection.inTransaction

  for (const [index, { stmt, condition }] of steps.entries()) {
    ends[index] = 'skipped'
    if (condition && !holds(condition, ends, isAutocommit)) continue
    try {
      step_results[index] = wireOutcome(await stream.execute(stmt), stmt.wantRows)
      ends[index] = 'ok'
    } catch (error) {
      step_errors[index] = wireFailure(failureOf(error))
      ends[index] = 'error'
    }
  }
  return { step_results, step_errors }
}
