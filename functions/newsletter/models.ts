import type { Locale } from '../promises/language/languages.ts'
import type { Problem } from './form.ts'
import type { Wishes } from './wishes.ts'

/** What a person wrote in the sign-up, handed back to the form they wrote it in. */
export type SignUpValues = { email: string; 'consent-newsletter': boolean } & Wishes

/** The sign-up with what is to be put right (page `newsletter`). */
export interface SignUpModel {
  values: SignUpValues
  problems: Problem[]
}

/** What the link in the confirmation letter leads to (page `newsletter/confirm`). */
export type ConfirmModel =
  | { state: 'asking'; maskedEmail: string; wishes: Wishes }
  | { state: 'confirmed'; maskedEmail: string; subscription: string }
  | { state: 'expired' }

/** What the link in every issue leads to (page `newsletter/leave`). */
export type LeaveModel =
  | {
      state: 'subscribed' | 'left'
      maskedEmail: string
      locale: Locale
      wishes: Wishes
      /** What has just been done, if anything. */
      done: 'left' | 'changed' | 'askedAgain' | 'eraseAsked' | null
      problems: Problem[]
    }
  | { state: 'gone' }

/** What the link in the letter about erasing leads to (page `newsletter/erase`). */
export type EraseModel = { state: 'asking' | 'erased' | 'expired' }

/** What the link in the letter that asks again leads to (page `newsletter/renew`). */
export type RenewModel = { state: 'asking' | 'renewed' | 'left'; maskedEmail: string } | { state: 'gone' }
