import type { ContactValues } from '../../../functions/contact/models.ts'
import type { FormState } from '../form/form-state.ts'

/** The contact form as it is drawn. */
export type ContactFormState = FormState<ContactValues>

export const emptyValues: ContactValues = { name: '', email: '', message: '', 'consent-contact': false }
