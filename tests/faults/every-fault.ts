import type { Call, Fault, Mode } from './faulty.ts'

type Played = { calls: Pick<Call<unknown>, 'name' | 'modes'>[]; wrong: string[] }

export type StepFault = Fault & { step: number }

/** Each way in which each of these calls can fail, in order. */
export function faultsOf(calls: Played['calls']): StepFault[] {
  return calls.flatMap(({ modes }, at) => modes.map((mode: Mode) => ({ step: at + 1, mode })))
}

/** Plays with every single fault; what did not hold, each with the fault that brought it about. */
export async function withEveryFault(
  faults: readonly StepFault[],
  play: (fault: StepFault) => Promise<Played>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const fault of faults) {
    const played = await play(fault)
    const name = played.calls[fault.step - 1]?.name ?? 'not reached'
    for (const sentence of played.wrong) wrong.push(`${fault.mode} at ${fault.step} (${name}): ${sentence}`)
  }
  return wrong
}
