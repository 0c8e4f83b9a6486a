import type { ResultSet } from '@libsql/client/web'
import type { Database } from './database.ts'
import type { Statement } from './statements.ts'

/** Statements and what their results come to, so that several things can be asked in one round trip. */
export interface Question<Answer> {
  statements: readonly Statement[]
  /** Gets the results of its own statements, in order. */
  answer(results: readonly ResultSet[]): Answer
}

/** Asks all of them of one state of the data, in one batch. */
export async function ask<Answers extends readonly unknown[]>(
  db: Pick<Database, 'read'>,
  ...questions: { [Each in keyof Answers]: Question<Answers[Each]> }
): Promise<Answers> {
  const asked: readonly Question<unknown>[] = questions
  const results = await db.read(asked.flatMap(({ statements }) => statements))
  const answers = asked.map(({ statements, answer }) => answer(results.splice(0, statements.length)))
  return answers as unknown as Answers
}
