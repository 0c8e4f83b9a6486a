import { mkdirSync } from 'node:fs'
import { type Client, createClient, type InStatement, type LibsqlError } from '@libsql/client/web'
import { test as base } from '@playwright/test'
import { startTurso, type Turso, type TursoOptions } from '../db/local/server.ts'

type Fixtures = { options: Partial<TursoOptions>; file: string; turso: Turso; client: Client }

/** Each test gets a database server of its own, with an empty file, and the real client pointed at it. */
export const test = base.extend<Fixtures>({
  options: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a destructured argument
  file: async ({}, use, info) => {
    mkdirSync(info.outputDir, { recursive: true })
    await use(info.outputPath('turso.db'))
  },
  turso: async ({ file, options }, use) => {
    const turso = await startTurso({ file, port: 0, ...options })
    await use(turso)
    await turso.close()
  },
  client: async ({ turso }, use) => {
    const client = createClient({ url: turso.url, intMode: 'bigint' })
    await use(client)
    client.close()
  },
})

/** The rows of an answer as plain lists. */
export async function rowsOf(client: Pick<Client, 'execute'>, statement: InStatement): Promise<unknown[][]> {
  const { rows } = await client.execute(statement)
  return rows.map((row) => Array.from(row))
}

/** The code and message of the error that is expected. */
export async function failureOf(doing: Promise<unknown>): Promise<string> {
  const error = (await doing.then(
    () => ({ message: 'nothing failed' }),
    (thrown: unknown) => thrown,
  )) as LibsqlError
  return error.message
}

type Outcome = Record<string, unknown>
type Result = { type: string; response?: { type: string; result?: Outcome }; error?: { code: string } }
export type PipelineAnswer = {
  status: number
  baton: string | null
  results: Result[]
  message: string | undefined
}

/** One pipeline as it goes over the wire. */
export async function pipeline(
  url: string,
  requests: object[],
  { baton, version = 2 }: { baton?: string | null; version?: number } = {},
): Promise<PipelineAnswer> {
  const response = await post(`${url}/v${version}/pipeline`, JSON.stringify({ baton, requests }))
  return { status: response.status, ...(await response.json()) }
}

/** What the first request of a pipeline brought. */
export function firstResult({ results }: PipelineAnswer): Outcome {
  const result = results[0]?.response?.result
  if (!result) throw new Error(`No result: ${JSON.stringify(results[0])}`)
  return result
}

export const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers })

export const run = (sql: string, args: object[] = []) => ({ type: 'execute', stmt: { sql, args } })
