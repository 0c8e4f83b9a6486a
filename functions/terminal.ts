import { join } from 'node:path'
import { endOpening } from './applications/ending/command.ts'
import { withdrawConsent } from './contact/command.ts'
import { holders, toldAgain } from './holders.ts'
import { newOpening } from './local/authoring/new-opening.ts'
import { newPolicy } from './local/authoring/new-policy.ts'
import { converse, type Questions } from './local/authoring/questions.ts'
import { localBucket } from './local/bucket.ts'
import { contentFolder, readContent, readIssueFiles } from './local/content.ts'
import { databaseUrl, isLocal } from './local/database-url.ts'
import { imprintFrom } from './local/imprint.ts'
import { tick } from './local/portal.ts'
import { localSecrets, secretsFor, surroundingsFrom } from './local/surroundings.ts'
import { inWords } from './local/unreachable.ts'
import { previewIssue } from './newsletter/issues/command.ts'
import { sendFromTerminal } from './newsletter/sending/command.ts'
import { turnFromTerminal } from './newsletter/sending/turning-command.ts'
import { databaseOn, tursoClient } from './platform/database.ts'
import { consoleLog } from './platform/log.ts'
import { addressHashesUnder } from './platform/secrets/address-hashes.ts'
import { notesUnder } from './platform/secrets/notes.ts'
import { readIssues } from './promises/issues/issues.ts'
import { readPromises } from './promises/promises.ts'
import { requestsFromTerminal } from './requests/command.ts'
import { restoreDatabase } from './restoring/command.ts'
import { approveSweep, sweepNow } from './retention/command.ts'
import { addStaffFromTerminal } from './staff/command.ts'
import { linkForFirstAdministrator } from './staff/welcome.ts'

const now = new Date()
const today = now.toISOString().slice(0, 10)
const database = (saidYes: boolean) => databaseOn(tursoClient(databaseUrl(process.env, saidYes)))

const hashesOf = (saidYes: boolean) =>
  addressHashesUnder(secretsFor(process.env, !isLocal(databaseUrl(process.env, saidYes).url)))

/** What can be asked from the terminal: `npm run NAME -- …` ends up here as `terminal.ts NAME …`. */
const commands: Record<string, (args: string[]) => Promise<string>> = {
  'new:opening': (args) => author(args, newOpening),
  'new:policy': (args) => author(args, newPolicy),
  'opening:end': (args) =>
    endOpening(args, {
      promises: readPromises(readContent(), today),
      today,
      database,
    }),
  'contact:withdraw': (args) =>
    withdrawConsent(args, {
      now,
      database,
      openLedger,
    }),
  'newsletter:preview': (args) => {
    const { origin, dataDir } = surroundingsFrom(process.env)
    return previewIssue(args, { ...newsletter(), origin, folder: join(dataDir, 'preview') })
  },
  'newsletter:send': (args) =>
    sendFromTerminal(args, {
      ...newsletter(),
      now,
      database,
      imprint: (saidYes) => imprintFrom(process.env, saidYes),
    }),
  'newsletter:pause': (args) => turnFromTerminal('pause', args, { now, database }),
  'newsletter:resume': (args) => turnFromTerminal('resume', args, { now, database }),
  'newsletter:cancel': (args) => turnFromTerminal('cancel', args, { now, database }),
  'newsletter:progress': (args) => turnFromTerminal('progress', args, { now, database }),
  requests: (args) =>
    requestsFromTerminal(args, {
      promises: readPromises(readContent(), today),
      holders,
      now,
      database,
      addressHash: hashesOf,
      imprint: (saidYes) => imprintFrom(process.env, saidYes),
    }),
  'staff:add': (args) =>
    addStaffFromTerminal(args, {
      promises: readPromises(readContent(), today),
      now,
      database,
      addressHash: hashesOf,
    }),
  'staff:welcome': () => {
    const { origin, tursoUrl, dataDir } = surroundingsFrom(process.env)
    return linkForFirstAdministrator({
      db: databaseOn(tursoClient({ url: tursoUrl })),
      addressHash: addressHashesUnder(localSecrets(process.env, dataDir)),
      promises: readPromises(readContent(), today),
      now,
      origin,
    })
  },
  restore,
  'sweep:approve': (args) =>
    approveSweep(args, {
      now,
      database,
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

/** Restores the database on this machine; one at Turso is restored there, and follows the ledger by itself. */
async function restore(args: string[]): Promise<string> {
  const { TURSO_DATABASE_URL: url } = process.env
  if (url && !isLocal(url))
    throw new Error('TURSO_DATABASE_URL is not on this machine: restore it at Turso, as the README says')
  const place = surroundingsFrom(process.env)
  return restoreDatabase(args, {
    database: join(place.dataDir, 'turso.db'),
    migrations: join(place.root, 'db/migrations'),
    ports: [place.port, place.tursoPort],
    openBucket: () => localBucket(place),
    again: toldAgain(readPromises(readContent(), today)),
    addressHash: addressHashesUnder(localSecrets(process.env, place.dataDir)),
    notes: notesUnder(localSecrets(process.env, place.dataDir)),
    clock: () => now,
    log: consoleLog,
  })
}

/** The ledger of the portal on this machine, if that has the database: of another one the bucket is not at hand. */
async function openLedger(saidYes: boolean) {
  if (!isLocal(databaseUrl(process.env, saidYes).url)) return null
  const place = surroundingsFrom(process.env)
  const { files, close } = await localBucket(place)
  return { files, close, addressHash: addressHashesUnder(localSecrets(process.env, place.dataDir)) }
}

/** What the organisation says and promises, and the issues it has written. */
function newsletter() {
  return { promises: readPromises(readContent(), today), issues: readIssues(readIssueFiles()) }
}

/** Lets a person answer, and a command write what comes of it into content/. */
async function author(
  args: string[],
  write: (questions: Questions, place: { folder: string; today: string }) => Promise<string>,
): Promise<string> {
  if (args.length > 0)
    throw new Error('this command asks for all it needs: start it without anything after it')
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
  process.stderr.write(`${inWords(problem)}\n`)
  process.exitCode = 1
}
