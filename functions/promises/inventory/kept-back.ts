/**
 * Why a column is not shown to its person: it would open something to whoever reads along, is a checksum of what is
 * shown, or says which colleague it was (the role is shown: CJEU C-579/21).
 */
export type KeptBackBecause = 'opens' | 'checksum' | 'colleague'

/** The few columns a person is not shown (GDPR art. 15.4); the page names them with their reason. */
export const keptBack: Readonly<Record<string, KeptBackBecause>> = {
  'application_files.sealing_key': 'opens',
  'application_files.object_name': 'opens',
  'subscription_requests.key_hash': 'opens',
  'subscriptions.confirmed_with': 'opens',
  'my_data_keys.key_hash': 'opens',
  'my_data_keys.asked_hash': 'opens',
  'my_data_keys.sealed_address': 'opens',
  'outbox.one_click': 'opens',
  'sent_forms.key': 'checksum',
  'sent_forms.content_hash': 'checksum',
  'outbox.address_hash': 'checksum',
  'subscription_requests.address_hash': 'checksum',
  'subscriptions.address_hash': 'checksum',
  'suppressions.address_hash': 'checksum',
  'my_data_keys.address_hash': 'checksum',
  'requests.address_hash': 'checksum',
  'traces.staff_id': 'colleague',
  'application_steps.staff_id': 'colleague',
  'application_notes.staff_id': 'colleague',
  'application_letters.staff_id': 'colleague',
  'application_ratings.staff_id': 'colleague',
  'application_labels.staff_id': 'colleague',
  'application_shares.staff_id': 'colleague',
  'contact_answers.staff_id': 'colleague',
}

/** `table.column`, as the schema names it. */
export function isKeptBack(field: string): boolean {
  return Object.hasOwn(keptBack, field)
}
