import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import type { HeldItem } from '../platform/held/item.ts'
import type { LongerOffer } from '../platform/held/keeping.ts'
import type { LinkKind } from './asking/kinds.ts'
import type { ToldReceipt } from './export/receipt-in-words.ts'
import type { Problem } from './form.ts'
import type { ErasureReceipt } from './receipts/receipt.ts'

/** The form for a link, with what is to be put right (page `my-data`). */
export interface AskModel {
  values: { email: string }
  problems: Problem[]
}

/** What the link in a letter leads to, and for what (page `my-data/open`). */
export type OpenModel = { opens: LinkKind } & (
  | { state: 'asking'; needsAddress: boolean; values: { email: string }; problems: Problem[] }
  | { state: 'expired' }
)

/** What the person has just done, as a line at the top of their page says it. */
const everythingDone = [
  'withdrawn',
  'withdrawnAndErased',
  'corrected',
  'restricted',
  'lifted',
  'objected',
  'marketingEnded',
  'addressAsked',
  'addressChanged',
  'keptLonger',
  'shareApproved',
  'shareDeclined',
  'shareEnded',
  'exportLinkSent',
  'exportLinkEnough',
] as const
export type Done = (typeof everythingDone)[number]

/** Null for what an address of ours never says. */
export function whatWasDone(said: string | undefined): Done | null {
  return everythingDone.find((one) => one === said) ?? null
}

/** One field as it is to be put right (page `my-data/correct`). */
export interface CorrectModel {
  item: HeldItem
  field: string
  value: string
  problems: ProblemAt<'value'>[]
}

/** The form for another address, with what is to be put right (page `my-data/new-address`). */
export interface NewAddressModel {
  values: { email: string }
  problems: ProblemAt<'email'>[]
}

/** What the link in the letter to a new address leads to (page `my-data/address`). */
export type MoveModel =
  | {
      state: 'asking'
      newEmail: string
      needsAddress: boolean
      values: { email: string }
      problems: ProblemAt<'email'>[]
    }
  | { state: 'expired' }

/** What is to be restricted (page `my-data/restrict`). */
export interface RestrictModel {
  item: HeldItem
}

/** What is objected to (page `my-data/object`). */
export interface ObjectModel {
  item: HeldItem
  reason: string
  problems: ProblemAt<'reason'>[]
}

/** The receipt of one consent, with the thing it is about and the answer it was found by (page `my-data/consent`). */
export interface ConsentModel {
  item: HeldItem
  answer: string
  receipt: ToldReceipt
}

/** The things that go with a consent, before it is taken back (page `my-data/sure`). */
export interface SureModel {
  purpose: string
  what: string
  going: HeldItem[]
}

/**
 * What can be done with one thing: until when it can be kept longer, which consent can be taken back, which fields put
 * right, whether it can be restricted or objected to.
 */
export interface May {
  keepLonger: LongerOffer | null
  withdraw: string | null
  correct: string[]
  restrict: boolean
  object: 'ends' | 'weighed' | null
}

/** Everything held about somebody. Instants are ISO 8601 in UTC. */
export interface Everything {
  email: string
  shownAt: string
  openUntil: string
  items: HeldItem[]
  /** `table.column` of what is held and not shown, by the reason. */
  keptBack: { field: string; because: string }[]
}

/** The same with what has just been done, and what can be done with each thing by its id (page `my-data/mine`). */
export interface MineModel extends Everything {
  done: Done | null
  /** The thing it was done to; null where it concerns all of the page. */
  doneTo: string | null
  may: Record<string, May>
  /** What was wrong in asking to have a thing kept longer. */
  wrong?: { what: string; problems: ProblemAt<'consent-talent-pool'>[] }
}

/** Asks once more before anything is erased (page `my-data/erase`). */
export interface EraseModel {
  /** An item's id, or `everything`. */
  what: string
  items: HeldItem[]
  /** By which rules something is left of it for a while, and until when. */
  left: { rule: string; until: string }[]
}

/** A receipt that was checked, or the field to check one with (page `verify`). */
export type VerifyModel =
  | { state: 'genuine'; receipt: ErasureReceipt; signed: string }
  | { state: 'false' | 'asking'; signed: string }
