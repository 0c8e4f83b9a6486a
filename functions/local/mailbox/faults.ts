import { type Answer, json, refuse } from './answers.ts'
import { type Incoming, jsonOf } from './incoming.ts'
import { isFields } from './letter-rules.ts'

/** `timeout-after-accept` keeps the letter and then closes the connection without an answer. */
const modes = ['429', '5xx', 'timeout-after-accept', 'off'] as const

export type FaultMode = (typeof modes)[number]

export type Faults = ReturnType<typeof createFaults>

/** How the next sends fail. Forgotten when the mailbox stops. */
export function createFaults() {
  let mode: FaultMode = 'off'
  let count = 0
  return {
    ahead: () => (count > 0 ? { mode, count } : { mode: 'off', count: 0 }),
    plan(next: FaultMode, times: number) {
      mode = next
      count = next === 'off' ? 0 : times
    },
    takeNext(): FaultMode {
      if (count === 0) return 'off'
      count--
      return mode
    },
  }
}

/** `POST /faults { mode, count }`: the next `count` sends fail so; replaces what was planned before. */
export function planFaults(incoming: Incoming, { faults }: { faults: Faults }): Answer {
  const plan = jsonOf(incoming)
  const mode = isFields(plan) ? modes.find((known) => known === plan.mode) : undefined
  const count = isFields(plan) ? Number(plan.count ?? 1) : 0
  if (!mode || !Number.isInteger(count) || count < 0) {
    const message = `Send { "mode": one of ${modes.join(', ')}, "count": how many sends }.`
    return refuse({ statusCode: 400, name: 'validation_error', message })
  }
  faults.plan(mode, count)
  return json(200, faults.ahead())
}
