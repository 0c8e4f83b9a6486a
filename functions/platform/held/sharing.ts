import type { Promises } from '../../promises/promises.ts'
import type { Platform } from '../platform.ts'
import type { Statement } from '../statements.ts'
import type { Theirs } from './acts.ts'
import type { HeldItem } from './item.ts'

/** What a person can say to somebody outside seeing a thing of theirs. */
export const shareAnswers = ['approve', 'decline', 'end'] as const
export type ShareAnswer = (typeof shareAnswers)[number]

/** By what the ledger knows that a person said no, or ended it. */
export const sharingPurpose = 'sharing'

/** Things that others may see with their person's yes, each recipient asked for alone. */
export interface Sharing {
  /** By what the ledger calls it. */
  purpose: string
  /** What was asked for about a thing, by its ids. */
  idsIn(item: HeldItem): string[]
  /** Carries an answer out; false where there was nothing left to answer, such as after the first of two presses. */
  answer(
    said: { share: string; answer: ShareAnswer; theirs: Theirs },
    promises: Promises,
    world: Pick<Platform, 'db' | 'files' | 'addresses' | 'addressHash' | 'origin'>,
  ): Promise<boolean>
  /** Ends one once more in a database that was restored. */
  endAgain(share: string, theirs: Theirs): Statement[]
}
