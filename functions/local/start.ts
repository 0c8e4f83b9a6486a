import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { buildSite, openPortal, type Portal } from './portal.ts'
import { stopEverything } from './processes.ts'
import { surroundingsFrom } from './surroundings.ts'

const everyMinuteMs = 60_000
const everyHourMs = 60 * everyMinuteMs

const say = (line: string) => process.stdout.write(`${line}\n`)

let portal: Portal | undefined
let isEnding = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)

const at = surroundingsFrom(process.env)
say(`Building the site into ${at.siteDir} …`)
await buildSite(at).catch(giveUp)
say('Starting the database, the mailbox and the Worker …')
portal = await openPortal(at, process.env)
setInterval(() => tick('* * * * *'), everyMinuteMs).unref()
setInterval(() => tick('17 * * * *'), everyHourMs).unref()
await tick('17 * * * *')
say('')
say(`Portal   ${at.origin}`)
say(`Mailbox  http://localhost:${at.mailboxPort}`)
say(`Turso    http://localhost:${at.tursoPort}`)
say(`Data     ${at.dataDir}`)
say(`Desk     ${await wayToTheDesk()}`)
say(`Ready on http://localhost:${at.port}`)

/** A link for the first administrator, good for ten minutes; the command that makes it speaks to the running database. */
async function wayToTheDesk(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['functions/terminal.ts', 'staff:welcome'], {
    cwd: at.root,
  })
  return stdout.trim()
}

async function tick(cron: string) {
  await portal?.tick(cron, new Date()).catch((error) => {
    if (!isEnding) say(`cron: ${error instanceof Error ? error.message : error}`)
  })
}

/** Nothing has been started yet: what is wrong is said once, without the way there. */
function giveUp(problem: Error) {
  process.stderr.write(`${problem.message}\n`)
  process.exit(1)
}

/** Ends what has been started, however far that had come. */
async function end() {
  if (isEnding) return
  isEnding = true
  await portal?.stop()
  await stopEverything()
  say('Stopped.')
  process.exit(0)
}
