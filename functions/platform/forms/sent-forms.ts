import { and, eq, lte, sql } from 'drizzle-orm'
import { sentForms } from '../../../db/schema.ts'
import { insertWhere, make, prepared, type Statement } from '../statements.ts'

const recogniseForMs = 24 * 3_600_000

/** A form on its way to become something: `subjectId` is what it becomes unless it has been sent before. */
export type SentForm = typeof sentForms.$inferInsert

const key = sql.placeholder('key')

/** Whether nobody has the form's key. */
export const isUnused = sql`not exists (select 1 from ${sentForms} where ${eq(sentForms.key, key)})`

/** Whether the key was taken by this very form; every row it writes comes to be only if so. */
export const isClaimed = sql`exists (select 1 from ${sentForms} where ${and(
  eq(sentForms.key, key),
  eq(sentForms.subjectId, sql.placeholder('subjectId')),
)})`
export const claimed = prepared<'key' | 'subjectId'>(isClaimed)

const forget = prepared<'key' | 'forgotten'>(
  make
    .delete(sentForms)
    .where(and(eq(sentForms.key, key), lte(sentForms.sentAt, sql.placeholder('forgotten')))),
)

/** Takes the form's key if the condition holds; a form of the same key is forgotten after 24 hours. */
export function claimForm(form: SentForm, condition: Statement): Statement[] {
  return [
    forget({ key: form.key, forgotten: form.sentAt - recogniseForMs }),
    insertWhere(sentForms, form, condition),
  ]
}
