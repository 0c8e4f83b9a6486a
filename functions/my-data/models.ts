import type { HeldItem } from '../platform/held/item.ts'
import type { Problem } from './form.ts'
import type { ErasureReceipt } from './receipts/receipt.ts'

/** The form for a link, with what is to be put right (page `my-data`). */
export interface AskModel {
  values: { email: string }
  problems: Problem[]
}

/** What the link in the letter leads to (page `my-data-open`). */
export type OpenModel =
  | { state: 'asking'; needsAddress: boolean; values: { email: string }; problems: Problem[] }
  | { state: 'expired' }

/** Everything held about somebody (page `my-data-mine`). Instants are ISO 8601 in UTC. */
export interface MineModel {
  email: string
  shownAt: string
  openUntil: string
  items: HeldItem[]
  /** `table.column` of what is held and not shown, by the reason. */
  keptBack: { field: string; because: string }[]
}

/** Asks once more before anything is erased (page `my-data-erase`). */
export interface EraseModel {
  /** An item's id, or `everything`. */
  what: string
  items: HeldItem[]
}

/** A receipt that was checked, or the field to check one with (page `verify`). */
export type VerifyModel =
  | { state: 'genuine'; receipt: ErasureReceipt; signed: string }
  | { state: 'false' | 'asking'; signed: string }
