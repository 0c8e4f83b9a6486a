import { sentForms } from '../../../db/schema.ts'
import { agedRowsDuty } from '../erasure/aged-rows.ts'

/** The fingerprint by which a form sent twice is recognised. */
export const sentFormsDuty = agedRowsDuty('sent-forms', sentForms, sentForms.key, sentForms.sentAt)
