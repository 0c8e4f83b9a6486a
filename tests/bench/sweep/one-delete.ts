import Native from 'libsql'
import { processorUse } from '../measure/stopwatch.ts'

const childTables = {
  application_files: 'application_id',
  consents: 'subject_id',
  outbox: 'subject_id',
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

/** The floor: everything due in one statement, one transaction, in this process. Answers how many applications went. */
export function deleteDue(file: string, today: string) {
  const db = new Native(file)
  db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
  const statement = db.prepare('DELETE FROM applications WHERE erase_by <= ?')
  const used = processorUse()
  const { changes } = statement.run(today)
  const spent = used()
  db.close()
  return { ...spent, deleted: changes }
}
