import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { applications } from '../../../db/schema.ts'
import { consentRecord } from '../../platform/consents/record.ts'
import { consentRenewed } from '../../platform/consents/standing.ts'
import type { Database } from '../../platform/database.ts'
import { make } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { contactController } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { countingList } from '../../promises/purposes/asking-again.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'

/**
 * Records a yes to the pool's present words, in the language they were read in, once. The day of erasure stands: the
 * words count it from the last application or message, and an answer to our question is neither.
 */
export async function stayInTalentPool(
  db: Database,
  { purposes, site }: Promises,
  { id, locale, now }: { id: string; locale: Locale; now: Date },
): Promise<void> {
  const purpose = purposeFor(purposes, 'talent-pool')
  const given = { subjectId: id, locale, controller: contactController(site).id }
  const inPool = make
    .select({ one: sql`1` })
    .from(applications)
    .where(and(eq(applications.id, id), isNotNull(applications.poolRule)))
  const record = { ...consentRecord(purpose, given, now), form: 'receipt' }
  await db.write([consentRenewed(record, countingList(purpose), inPool)])
}
