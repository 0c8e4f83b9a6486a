import { buildSite, openPortal } from './portal.ts'
import { surroundingsFrom } from './surroundings.ts'

const everyMinuteMs = 60_000
const everyDayMs = 24 * 60 * everyMinuteMs

const say = (line: string) => process.stdout.write(`${line}\n`)

const at = surroundingsFrom(process.env)
say(`Building the site into ${at.siteDir} …`)
await buildSite(at)
say('Starting the database, the mailbox and the Worker …')
const portal = await openPortal(at, process.env)

let isEnding = false
const end = async () => {
  if (isEnding) return
  isEnding = true
  clearInterval(minutes)
  clearInterval(days)
  await portal.stop()
  say('Stopped.')
  process.exit(0)
}
const tick = (cron: string) =>
  portal
    .tick(cron, new Date())
    .catch((error) => isEnding || say(`cron: ${error instanceof Error ? error.message : error}`))
const minutes = setInterval(() => tick('* * * * *'), everyMinuteMs)
const days = setInterval(() => tick('17 2 * * *'), everyDayMs)
process.on('SIGINT', end)
process.on('SIGTERM', end)

await tick('17 2 * * *')
say('')
say(`Portal   ${at.origin}`)
say(`Mailbox  http://localhost:${at.mailboxPort}`)
say(`Turso    http://localhost:${at.tursoPort}`)
say(`Data     ${at.dataDir}`)
say(`Ready on http://localhost:${at.port}`)
