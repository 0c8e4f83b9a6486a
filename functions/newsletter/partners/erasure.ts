import { subscriptions } from '../../../db/schema/newsletter.ts'
import { agedRowsDuty } from '../../platform/erasure/aged-rows.ts'
import { goesWith } from '../erasure/newsletter.ts'

/** Contacts at partners: whom the first letter never reached, and whom it has long ago. */
export const contactDuties = [
  agedRowsDuty('partner-untold', subscriptions, subscriptions.id, subscriptions.untoldSince, goesWith),
  agedRowsDuty('partner-contact', subscriptions, subscriptions.id, subscriptions.enteredAt, goesWith),
]
