import type { Hold } from '../platform/held/item.ts'
import type { LongerOffer } from '../platform/held/keeping.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import type { Role } from '../promises/openings/roles.ts'
import type { FieldName, FileKind, Problem } from './form.ts'
import type { DetailName } from './roles/form.ts'

/** What a person wrote, handed back to the form they wrote it in. */
export type ApplyValues = Record<DetailName, string> & {
  name: string
  email: string
  phone: string
  address: string
  letter: string
  cvText: string
  role: string
  acknowledged: boolean
  'consent-talent-pool': boolean
  'consent-newsletter': boolean
}

/** A file that need not be chosen again; the token is what the form carries of it. */
export interface HeldModel {
  kind: FileKind
  name: string
  bytes: number
  token: string
}

/** The form once more, with what is to be put right or the field that is to be changed (page `apply`). */
export interface ApplyModel {
  slug: string
  values: ApplyValues
  held: HeldModel[]
  problems: Problem[]
  change: FieldName | null
}

/** Everything that is about to be sent, to be read through (page `review`). */
export interface ReviewModel {
  slug: string
  /** As it was written, to be sent or changed. */
  values: ApplyValues
  /** As it will be kept. */
  answers: ApplyValues
  held: HeldModel[]
}

/** One application as its receipt shows it (page `receipt`). */
export interface ReceiptModel {
  slug: string
  reference: string
  receivedAt: string
  receivers: string[]
  controller: string
  files: { kind: 'cv' | 'photo'; name: string; bytes: number }[]
  role: Role | null
  details: { name: DetailName; answer: string }[]
  cvTextLength: number
  maskedEmail: string
  rule: string
  eraseBy: Day
  contactDetailsEraseBy: Day | null
  talentPool: boolean
  /** The pool's words have changed: nobody is told of other jobs before a new yes. The day of erasure stands. */
  asksAgain: boolean
  /** The day on which the talent pool's consent was taken back, as long as that is on record. */
  leftPoolOn: Day | null
  /** The last day by the opening's own rule, which applies once the talent pool does not. */
  eraseByWithoutPool: Day
  /** That day has come: only the talent pool's consent keeps the application. */
  isPastItsOwnDay: boolean
  /** A claim or an authority keeps it for now, whatever its day. */
  hold: Hold | null
  /** Its person wanted it gone, and it is kept all the same. */
  isLockedAway: boolean
  /** Past recalling: the recruitment has ended, and the application is kept against claims. */
  decided: boolean
  letter: 'waiting' | 'sent' | 'failed' | 'past'
  /** What the person can do to have it kept longer and until when, while the day is near and a rule allows. */
  keepLonger: LongerOffer | null
  /** The day on which the person moved the last day, if that is why it is where it is. */
  keptLongerOn: Day | null
  /** What was wrong in asking to keep it longer. */
  problems?: Problem[]
}

/** Asks once more before an application is withdrawn, or says why it is kept (page `withdraw`). */
export interface WithdrawModel {
  receipt: ReceiptModel
  problems: Problem[]
}
