import { startTurso } from '../../../db/local/server.ts'

/** The local Turso server as a process of its own, so that its work is not counted as anybody else's. */
const [file = ''] = process.argv.slice(2)
const turso = await startTurso({ file, port: 0 })
process.on('message', (asked: { delayMs?: number }) => {
  if (asked.delayMs !== undefined) turso.delay(asked.delayMs)
  process.send?.({ requests: turso.requests() })
})
process.on('disconnect', () => turso.close().then(() => process.exit(0)))
process.send?.({ url: turso.url })
