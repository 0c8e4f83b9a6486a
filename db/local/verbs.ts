const rowReading = ['SELECT', 'VALUES', 'EXPLAIN']
const rowWriting = ['INSERT', 'REPLACE', 'UPDATE', 'DELETE']
const transactional = ['BEGIN', 'COMMIT', 'END', 'ROLLBACK', 'SAVEPOINT', 'RELEASE']
const schemaWriting = ['CREATE', 'ALTER', 'DROP', 'ANALYZE', 'REINDEX', 'VACUUM']

export const onlyReads = (verb: string) => rowReading.includes(verb)

export const writesRows = (verb: string) => rowWriting.includes(verb)

export const insertsRows = (verb: string) => verb === 'INSERT' || verb === 'REPLACE'

/** Statements that come back again and again; the others may take effect while they are compiled. */
export const recurs = (verb: string) => onlyReads(verb) || writesRows(verb) || transactional.includes(verb)

/** Whether the next user of the connection would notice: a PRAGMA, an attached file, a temporary table. */
export function spoils(verb: string, sql: string): boolean {
  if (schemaWriting.includes(verb)) return /\btemp(orary)?\b/i.test(sql)
  return !recurs(verb)
}
