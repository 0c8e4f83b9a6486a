import { mkdirSync, rmSync } from 'node:fs'
import { createClient, type InArgs } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { type StoreProcess, startStore } from './store.ts'
import { startTursoProcess, type TursoProcess } from './turso.ts'

const distantMs = 400

/** The stores that floor and portal write to: the local Turso server, and one for objects and letters. */
export interface Stage {
  turso: TursoProcess
  store: StoreProcess
  rows(sql: string, args?: InArgs): Promise<Record<string, unknown>[]>
  /** How many calls the database has answered when this is done, so slowly that no letter can follow yet. */
  callsUntil(done: () => Promise<unknown>): Promise<number>
  /** Until every letter has been handed over, so that nothing of one round is counted in the next. */
  untilQuiet(): Promise<void>
  close(): Promise<void>
}

export async function openStage(name: string): Promise<Stage> {
  const file = `.data/bench/${name}.db`
  mkdirSync('.data/bench', { recursive: true })
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  }
  remove()
  const [turso, store] = await Promise.all([startTursoProcess(file), startStore()])
  const client = createClient({ url: turso.url })
  await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  const rows = async (sql: string, args: InArgs = []) => (await client.execute({ sql, args })).rows
  return {
    turso,
    store,
    rows,
    async callsUntil(done) {
      await turso.delay(distantMs)
      const before = await turso.requests()
      await done()
      const calls = (await turso.requests()) - before
      await turso.delay(0)
      return calls
    },
    async untilQuiet() {
      for (let tries = 0; tries < 300; tries++) {
        const [waiting] = await rows("select count(*) as n from outbox where state <> 'sent'")
        if (waiting?.n === 0) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('letters are still waiting after half a minute')
    },
    async close() {
      client.close()
      await Promise.all([turso.close(), store.close()])
      remove()
    },
  }
}
