export type Value = string | number | null

/** A statement, or one with its values. */
export type Told = string | { sql: string; args: Value[] }

/** One raw call that runs all statements in order; answers what the database said. */
export async function pipeline(url: string, statements: readonly Told[]): Promise<string> {
  const steps = statements.map((one) => ({
    stmt: typeof one === 'string' ? { sql: one } : { sql: one.sql, args: one.args.map(wire) },
  }))
  const requests = [{ type: 'batch', batch: { steps } }, { type: 'close' }]
  const answer = await fetch(`${url}/v2/pipeline`, { method: 'POST', body: JSON.stringify({ requests }) })
  const told = await answer.text()
  if (!answer.ok || told.includes('"message"')) throw new Error(told)
  return told
}

function wire(value: Value): object {
  if (value === null) return { type: 'null' }
  return typeof value === 'number' ? { type: 'integer', value: String(value) } : { type: 'text', value }
}
