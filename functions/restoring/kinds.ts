import type {
  Erased,
  Held,
  LedgerEntry,
  Lifted,
  Released,
  Restricted,
  ShutOut,
  Suppressed,
  Withdrawn,
} from '../platform/erasure/ledger-entries.ts'

export type OfThings = Erased | Withdrawn
export type OfHold = Held | Lifted
export type OfRestriction = Restricted | Released

/** What is carried out in the order in which it was said. */
export type InOrder = OfThings | OfHold | OfRestriction

export const isOfThings = (entry: LedgerEntry): entry is OfThings =>
  entry.kind === 'erased' || entry.kind === 'withdrawn'
export const isOfHold = (entry: LedgerEntry): entry is OfHold =>
  entry.kind === 'held' || entry.kind === 'lifted'
export const isOfRestriction = (entry: LedgerEntry): entry is OfRestriction =>
  entry.kind === 'restricted' || entry.kind === 'released'
export const isShutOut = (entry: LedgerEntry): entry is ShutOut => entry.kind === 'shutOut'
export const isRestricted = (entry: LedgerEntry): entry is Restricted => entry.kind === 'restricted'
export const isBlock = (entry: LedgerEntry): entry is Suppressed => entry.kind === 'suppressed'
