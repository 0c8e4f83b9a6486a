import { endRecruitment } from '../../../functions/applications/ending/recruitment-end.ts'
import { readContent } from '../../../functions/local/content.ts'
import { databaseOn, tursoClient } from '../../../functions/platform/database.ts'
import { readPromises } from '../../../functions/promises/promises.ts'
import { cvOf } from '../apply/cv.ts'
import { formWith } from '../apply/form.ts'
import { must } from '../measure/must.ts'
import { post } from '../measure/posting.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { openStage } from '../parts/stage.ts'
import { portalWorker } from '../parts/worker-modules.ts'
import { startWorkerd } from '../parts/workerd.ts'
import { countedOnce, plain, type Suite } from '../suite.ts'
import { type Fault, faultsIn } from './plans.ts'
import { recordBefore } from './recorder.ts'

const jsonFromOurPage = {
  accept: 'application/json',
  origin: 'http://portal.example',
  'sec-fetch-site': 'same-origin',
}

interface World {
  planned: number
  faults: Fault[]
  close(): Promise<void>
}

/** Every statement the built Worker and the terminal send, as SQLite plans it. */
export const db: Suite<World> = {
  name: 'db',
  rounds: countedOnce,
  async setup() {
    const stage = await openStage('db')
    const recorder = await recordBefore(stage.turso.url)
    try {
      await askEverything(recorder, stage.store.url)
      const found = faultsIn('.data/bench/db.db', recorder.statements.values())
      for (const { during, plan, sql } of found.faults)
        process.stdout.write(`  ${plan} · ${during} · ${sql.slice(0, 160)}\n`)
      return { ...found, close: async () => {} }
    } finally {
      await recorder.close()
      await stage.close()
    }
  },
  floor: async () => ({}),
  subject: async ({ faults, planned }) => ({
    planned,
    scans: faults.filter(({ plan }) => plan.startsWith('SCAN')).length,
    sorts: faults.filter(({ plan }) => plan.includes('TEMP B-TREE')).length,
  }),
  metrics: [
    plain('planned', 'statements'),
    plain('scans', 'full scans without a reason'),
    plain('sorts', 'temporary b-trees without a reason'),
  ],
  gate: { 'full scans without a reason': { atMost: 0 }, 'temporary b-trees without a reason': { atMost: 0 } },
  ambition: {
    'full scans without a reason': { atMost: 0 },
    'temporary b-trees without a reason': { atMost: 0 },
  },
}

type Recorder = Awaited<ReturnType<typeof recordBefore>>

/** Makes the portal do everything it can do that touches the database. */
async function askEverything(recorder: Recorder, storeUrl: string) {
  const portal = await startWorkerd(
    portalWorker(await builtSite()),
    portalVars({ tursoUrl: recorder.url, storeUrl }),
  )
  const ask = async (doing: string, path: string, status: number) => {
    recorder.while(doing)
    const answer = await fetch(portal.url + path, { headers: jsonFromOurPage })
    must(answer.status === status, `${doing} answers ${status}, and not ${answer.status}`)
  }
  const tick = (cron: string, at: string) =>
    ask(`cron ${cron}`, `/bench/tick?cron=${encodeURIComponent(cron)}&time=${Date.parse(at)}`, 204)
  recorder.while('apply')
  const form = formWith(cvOf(20_000))
  const headers = { ...jsonFromOurPage, 'content-type': form.contentType }
  await post(2, 1, () => ({
    url: `${portal.url}/api/applications`,
    headers,
    body: form.body(1),
    answer: 201,
  }))
  await ask('receipt', await receiptPath(portal.url, form, headers), 200)
  await ask('job page', '/sv/jobs/shore-power-technician/', 200)
  await ask('health', '/api/health', 503)
  await tick('* * * * *', new Date().toISOString())
  await tick('sweep-dry-run', '2040-01-01T03:00:00Z')
  recorder.while('opening:end')
  const promises = readPromises(readContent(), new Date().toISOString().slice(0, 10))
  const opening = promises.openings.find(({ slug }) => slug === 'shore-power-technician')!
  const world = databaseOn(tursoClient({ url: recorder.url }))
  await endRecruitment(world, opening, promises.retention, new Date().toISOString().slice(0, 10))
  await tick('17 2 * * *', '2040-01-01T03:00:00Z')
  await portal.close()
}

async function receiptPath(url: string, form: ReturnType<typeof formWith>, headers: Record<string, string>) {
  const answer = await fetch(`${url}/api/applications`, {
    method: 'POST',
    headers,
    body: Buffer.concat(form.body(2)),
  })
  const { links } = (await answer.json()) as { links: { receipt: string } }
  return new URL(links.receipt).pathname
}
