import { unseal } from '../../../functions/platform/secrets/sealing.ts'
import { must } from '../measure/must.ts'
import { post } from '../measure/posting.ts'
import { processorMs } from '../measure/processor-time.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { benchWorker, portalWorker } from '../parts/worker-modules.ts'
import { startWorkerd, type WorkerdProcess } from '../parts/workerd.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { cvOf } from './cv.ts'
import { type FormMaker, formWith } from './form.ts'
import { openStage, type Stage } from './stage.ts'

const connections = 4
const tables = ['sent_forms', 'applications', 'consents', 'application_files', 'outbox']
const distantMs = 400

interface World {
  stage: Stage
  floor: WorkerdProcess
  portal: WorkerdProcess
  cv: Uint8Array
  form: FormMaker
  sent: number
  count: number
  close(): Promise<void>
}

/** Applications with a CV of so many bytes, kept and their letters handed over, against the same bytes and rows kept raw. */
export function applySuite(
  size: string,
  cvBytes: number,
  applications: number,
  cpuMsAtMost: number,
): Suite<World> {
  return {
    name: `apply ${size}`,
    rounds: timed,
    setup: ({ quick }) => setUp(cvBytes, quick ? Math.ceil(applications / 3) : applications),
    floor: (world) => round(world, world.floor, () => mustBeStored(world)),
    async subject(world) {
      const calls = await callsBeforeAnswer(world)
      return { ...calls, ...(await round(world, world.portal, () => mustBeSealed(world))) }
    },
    metrics: [
      ratio('perSecond', 'applications/s'),
      ratio('cpuMs', 'CPU'),
      ratio('p50Ms', 'p50'),
      plain('cpuMs', 'CPU, ms'),
      plain('dbCalls', 'database calls before the answer'),
      plain('puts', 'puts per file'),
    ],
    gate: {
      'applications/s': { atLeast: 0.35 },
      CPU: { atMost: 3.5 },
      'database calls before the answer': { atLeast: 1, atMost: 1 },
      'puts per file': { atLeast: 1, atMost: 1 },
    },
    ambition: {
      'applications/s': { atLeast: 0.6 },
      CPU: { atMost: 2 },
      p50: { atMost: 1.6 },
      'CPU, ms': { atMost: cpuMsAtMost },
      'database calls before the answer': { atLeast: 1, atMost: 1 },
      'puts per file': { atLeast: 1, atMost: 1 },
    },
  }
}

async function setUp(cvBytes: number, count: number): Promise<World> {
  const stage = await openStage('apply')
  const vars = portalVars({ tursoUrl: stage.turso.url, storeUrl: stage.store.url })
  const portal = await startWorkerd(portalWorker(await builtSite()), vars)
  const cv = cvOf(cvBytes)
  const form = formWith(cv)
  const rows = await rowsOfOne(stage, () => send({ form, sent: 0 }, portal, 1, 1))
  const floor = await startWorkerd(benchWorker('apply-floor.ts', 'objects.ts'), {
    ...vars,
    ROWS: JSON.stringify(rows),
  })
  const close = async () => void (await Promise.all([floor.close(), portal.close(), stage.close()]))
  return { stage, floor, portal, cv, form, sent: 1, count, close }
}

/** The rows of a first application, read while its letter still waits behind a slow database. */
async function rowsOfOne(stage: Stage, sendOne: () => Promise<unknown>) {
  await stage.turso.delay(distantMs)
  await sendOne()
  await stage.turso.delay(0)
  const found: [string, object][] = []
  for (const table of tables)
    for (const { deciding_rule, erase_by, ...row } of await stage.rows(`select * from ${table}`))
      found.push([table, row])
  must(found.length === tables.length + 1, 'an application is five rows and one more for its consent')
  await stage.untilQuiet()
  return found
}

function send(world: Pick<World, 'form' | 'sent'>, server: WorkerdProcess, count: number, over: number) {
  const headers = {
    'content-type': world.form.contentType,
    accept: 'application/json',
    origin: 'http://portal.example',
    'sec-fetch-site': 'same-origin',
  }
  const url = `${server.url}/api/applications`
  return post(count, over, () => ({ url, headers, body: world.form.body(world.sent++) }))
}

/** One at a time for the wait, then several at once for the rate; the processor time is of both and of the letters. */
async function round(world: World, server: WorkerdProcess, check: () => Promise<void>): Promise<Figures> {
  const { stage, count } = world
  const before = await kept(stage)
  const cpuBefore = processorMs(server.pid)
  const { p50Ms } = await send(world, server, Math.ceil(count / 3), 1)
  const { perSecond } = await send(world, server, count, connections)
  await stage.untilQuiet()
  const all = Math.ceil(count / 3) + count
  const cpuMs = (processorMs(server.pid) - cpuBefore) / all
  const after = await kept(stage)
  for (const table of tables)
    must(after[table] === before[table]! + all * (table === 'consents' ? 2 : 1), `rows in ${table}`)
  must(after.letters === before.letters! + all, 'each application has one letter')
  await check()
  return { p50Ms, perSecond, cpuMs, puts: (after.puts! - before.puts!) / all }
}

async function kept({ rows, store }: Stage): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
  const [inTables] = await rows(`select ${counts.join(', ')}`)
  return { ...(inTables as Record<string, number>), ...(await store.ask({})) }
}

/** How many calls have been answered when the person is, with a database so slow that the letter cannot follow yet. */
async function callsBeforeAnswer(world: World) {
  const { turso } = world.stage
  await turso.delay(distantMs)
  const before = await turso.requests()
  await send(world, world.portal, 1, 1)
  const dbCalls = (await turso.requests()) - before
  await turso.delay(0)
  await world.stage.untilQuiet()
  return { dbCalls }
}

async function newestFile({ stage }: World) {
  const [file] = await stage.rows('select * from application_files order by rowid desc limit 1')
  must(file !== undefined, 'there is a file')
  return { name: String(file.object_name), key: String(file.sealing_key) }
}

async function mustBeStored(world: World) {
  const { name } = await newestFile(world)
  const answer = await fetch(`${world.stage.store.url}/objects/cv/2026-11-01/${name}`)
  must(Buffer.from(await answer.arrayBuffer()).equals(world.cv), 'the floor stores the file as it came')
}

async function mustBeSealed(world: World) {
  const { name, key } = await newestFile(world)
  const bytes = new Uint8Array(await (await fetch(`${world.stage.store.url}/objects/${name}`)).arrayBuffer())
  must(!Buffer.from(bytes).includes(Buffer.from(world.cv.subarray(0, 64))), 'the stored file is not readable')
  must(Buffer.from(await unseal({ key, bytes })).equals(world.cv), 'the stored file opens with its key')
}
