import { endOpening } from './applications/command.ts'
import { withdrawConsent } from './contact/command.ts'
import { newOpening } from './local/authoring/new-opening.ts'
import { newPolicy } from './local/authoring/new-policy.ts'
import { converse, type Questions } from './local/authoring/questions.ts'
import { contentFolder, readContent } from './local/content.ts'
import { databaseUrl } from './local/database-url.ts'
import { tick } from './local/portal.ts'
import { surroundingsFrom } from './local/surroundings.ts'
import { databaseOn, tursoClient } from './platform/database.ts'
import { readPromises } from './promises/promises.ts'
import { approveSweep, sweepNow } from './retention/command.ts'

const now = new Date()
const today = now.toISOString().slice(0, 10)

/** What can be asked from the terminal: `npm run NAME -- …` ends up here as `terminal.ts NAME …`. */
const commands: Record<string, (args: string[]) => Promise<string>> = {
  'new:opening': () => author(newOpening),
  'new:policy': () => author(newPolicy),
  'opening:end': (args) =>
    endOpening(args, {
      promises: readPromises(readContent(), today),
      today,
      database: (saidYes) => databaseOn(tursoClient(databaseUrl(process.env, saidYes))),
    }),
  'contact:withdraw': (args) =>
    withdrawConsent(args, {
      now,
      database: (saidYes) => databaseOn(tursoClient(databaseUrl(process.env, saidYes))),
    }),
  'sweep:approve': (args) =>
    approveSweep(args, {
      now,
      database: (saidYes) => databaseOn(tursoClient(databaseUrl(process.env, saidYes))),
    }),
  sweep: (args) => {
    const place = surroundingsFrom(process.env)
    return sweepNow(args, {
      db: databaseOn(tursoClient({ url: place.tursoUrl })),
      tick: (cron, at) => tick(place, cron, at),
      now,
    })
  },
}

/** Lets a person answer, and a command write what comes of it into content/. */
function author(write: (questions: Questions, place: { folder: string; today: string }) => Promise<string>) {
  const talk = { input: process.stdin, output: process.stdout }
  return converse(talk, (questions) => write(questions, { folder: contentFolder, today }))
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (!command)
    throw new Error(`there is no command "${name}"; there are: ${Object.keys(commands).join(', ')}`)
  process.stdout.write(`${await command(args)}\n`)
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : problem}\n`)
  process.exitCode = 1
}
