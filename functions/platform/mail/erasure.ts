import { outbox } from '../../../db/schema.ts'
import { agedRowsDuty } from '../erasure/aged-rows.ts'

export const lettersRule = 'letters'

/** That a letter was sent, and the whole letter if it never could be. */
export const lettersDuty = agedRowsDuty(lettersRule, outbox, outbox.id, outbox.queuedAt)
