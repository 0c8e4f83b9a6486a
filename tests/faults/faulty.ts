/**
 * How one call to the outside world goes. `before`: not done, and it throws. `after`: done, and the answer is lost.
 * `crash-…`: the same, but the program dies and nobody is left to hear it. `slow-…`: much else happens before it is
 * done, or before its answer comes or is lost. The rest are answers nobody can use: refused for now (`429`, `busy`),
 * or done and told so badly (`5xx`, `cut` half way, `garbage`).
 */
export type Mode = (typeof alwaysPossible)[number] | '429' | 'busy' | '5xx' | 'cut' | 'garbage'

export const alwaysPossible = [
  'before',
  'after',
  'crash-before',
  'crash-after',
  'slow-before',
  'slow-after',
  'slow-lost',
] as const

/**
 * The `step`th call of a world goes wrong in this way, or every call of that name; a way the call does not know counts
 * as `before`.
 */
export interface Fault {
  step: number | string
  mode: Mode
}

export interface Call<T> {
  name: string
  modes: readonly Mode[]
  act(): Promise<T>
  /** The answer of a mode that answers something useless. */
  instead?(mode: Mode): Promise<T>
}

/** Takes one call the way the plan wants it. */
export type Take = <T>(call: Call<T>) => Promise<T>

/** A port whose named calls are taken, each a numbered step, and whose other calls are left alone. */
export function faulty<P extends object>(portName: string, port: P, calls: (keyof P)[], take: Take): P {
  const spoiled = { ...port }
  for (const name of calls) {
    const call = port[name] as (...args: unknown[]) => Promise<unknown>
    const taken = (...args: unknown[]) =>
      take({ name: `${portName}.${String(name)}`, modes: alwaysPossible, act: () => call(...args) })
    spoiled[name] = taken as P[keyof P]
  }
  return spoiled
}
