import type { Holding } from './holding.ts'

/** What staff have done to openings. It is about nobody. */
export const openings: Readonly<Record<string, Holding>> = {
  opening_ends: {
    purpose: 'to start the clock of an opening’s applications',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: { opening: 'which opening', ended_on: 'when its recruitment ended' },
  },
  opening_closings: {
    purpose: 'to take no more applications to an opening before its deadline',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: { opening: 'which opening', closed_on: 'since when' },
  },
}
