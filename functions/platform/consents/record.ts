import type { InferInsertModel } from 'drizzle-orm'
import type { consents } from '../../../db/schema.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Purpose } from '../../promises/purposes/purposes.ts'
import { newId } from '../ids.ts'

export type ConsentRecord = InferInsertModel<typeof consents>

/** What is recorded when a box is ticked: the exact words by their hash, version, language and form (GDPR art. 7.1). */
export function consentRecord(
  purpose: Purpose,
  given: { subjectId: string; locale: Locale; controller: string },
  now: Date,
): ConsentRecord {
  return {
    id: newId(now),
    ...given,
    purpose: purpose.id,
    event: purpose.kind === 'notice' ? 'acknowledged' : 'given',
    textHash: purpose.hashes[given.locale],
    version: purpose.version,
    form: purpose.form,
    retention: purpose.rule,
    withdrawAt: `/${given.locale}/my-data/`,
    recordedAt: now.getTime(),
  }
}
