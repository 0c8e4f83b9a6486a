import { fileURLToPath } from 'node:url'
import { type Forked, startForked } from '../parts/forked.ts'

/** How the provider behaves: calls it takes in any second, and which of those it takes end in a 500. */
export interface Asked {
  perSecond: number
  failing: { call: number; accepting: boolean }[]
}

/** What came since it was last asked to begin anew; `twice` are letters to somebody who had one. */
export interface Seen {
  calls: number
  refused: number
  letters: number
  twice: number
  /** When each call that was not refused came, in milliseconds. */
  times: number[]
}

export type ProviderProcess = Forked<Seen>

export function startProvider(): Promise<ProviderProcess> {
  return startForked(fileURLToPath(new URL('provider-server.ts', import.meta.url)))
}
