import Native from 'libsql'
import { processorUse } from '../measure/stopwatch.ts'

const childTables = {
  application_files: 'application_id',
  consents: 'subject_id',
  sent_forms: 'subject_id',
}

/** Turns a copy of the portal's file into what one raw DELETE can clear: children that go by CASCADE, no triggers. */
export function makeCascading(file: string) {
  const db = new Native(file)
  db.exec('DROP TRIGGER consents_never_change; DROP TRIGGER consents_go_with_their_subject')
  db.exec('PRAGMA writable_schema = ON')
  for (const [table, column] of Object.entries(childTables)) {
    const was = `\`${column}\` text NOT NULL`
    const change = db.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?')
    change.run(was, `${was} REFERENCES applications(id) ON DELETE CASCADE`, table)
  }
  db.exec('PRAGMA writable_schema = RESET')
  db.close()
}

/** As long as the portal's last letter, so that floor and portal write the same bytes. */
export const letterLength = { html: 1_560, text: 700 }

/**
 * The floor: everything due in one statement, one transaction, in this process. Where people hear that it is done, a
 * letter drawn beforehand is queued for each of them by one more statement. Answers how many applications went.
 */
export function deleteDue(file: string, today: string, { told }: { told: boolean }) {
  const db = new Native(file)
  db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
  const queueLetters = db.prepare(`
    INSERT INTO outbox (id, subject_id, letter, purpose, recipient, address_hash, subject, html, text, queued_at, next_try_at)
    SELECT 'l' || id, 'l' || id, 'application-erased', 'service', email, 'h', 's', ?, ?, 0, 0
    FROM applications WHERE erase_by <= ?`)
  const statement = db.prepare('DELETE FROM applications WHERE erase_by <= ?')
  const [html, text] = ['x'.repeat(letterLength.html), 'x'.repeat(letterLength.text)]
  const used = processorUse()
  db.exec('BEGIN')
  if (told) queueLetters.run(html, text, today)
  const { changes } = statement.run(today)
  db.exec('COMMIT')
  const spent = used()
  db.close()
  return { ...spent, deleted: changes }
}
