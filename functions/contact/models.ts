import type { Problem } from './form.ts'

/** What a person wrote, handed back to the form they wrote it in. */
export type ContactValues = {
  name: string
  email: string
  message: string
  'consent-contact': boolean
}

/** The form with what is to be put right (page `contact`). */
export interface ContactModel {
  values: ContactValues
  problems: Problem[]
}
