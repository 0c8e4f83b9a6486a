import { inArray } from 'drizzle-orm'
import { applicationFiles, applications, consents, erasing, outbox, sentForms } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { forgetActs } from '../../platform/held/acted-on.ts'
import { listed } from '../../platform/statements.ts'
import { leftByStaff } from '../desk/remarks/left.ts'

/**
 * Ends the erasure of these applications and of nothing more, once their objects are gone: what somebody else has
 * begun meanwhile still has its objects. Children are deleted by name, not by CASCADE: foreign keys are a matter of
 * each connection.
 */
export function finishErasing(db: Database, ids: readonly string[]) {
  const begun = listed(ids)
  return [
    db.make.delete(applicationFiles).where(inArray(applicationFiles.applicationId, begun)),
    db.make.delete(consents).where(inArray(consents.subjectId, begun)),
    db.make.delete(outbox).where(inArray(outbox.subjectId, begun)),
    db.make.delete(sentForms).where(inArray(sentForms.subjectId, begun)),
    ...forgetActs(begun),
    ...leftByStaff.map((table) => db.make.delete(table).where(inArray(table.applicationId, begun))),
    db.make.delete(applications).where(inArray(applications.id, begun)),
    db.make.delete(erasing).where(inArray(erasing.subjectId, begun)),
  ]
}
