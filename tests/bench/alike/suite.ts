import { must } from '../measure/must.ts'
import { type Post, post } from '../measure/posting.ts'
import { quantile } from '../measure/statistics.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { portalWorker } from '../parts/worker-modules.ts'
import { startWorkerd, type WorkerdProcess } from '../parts/workerd.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { type Door, doors } from './doors.ts'

interface Ground {
  stage: Stage
  portal: WorkerdProcess
  count: number
  close(): Promise<void>
}

let strangers = 0
let sent = 0

async function openGround(count: number): Promise<Ground> {
  const stage = await openStage('alike')
  const vars = portalVars({ tursoUrl: stage.turso.url, storeUrl: stage.store.url })
  const portal = await startWorkerd(portalWorker(await builtSite()), vars)
  const close = async () => void (await Promise.all([portal.close(), stage.close()]))
  return { stage, portal, count, close }
}

function formTo({ path, fields }: Door, { portal }: Ground, email: string): Post {
  const index = sent++
  return {
    url: portal.url + path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      origin: 'http://portal.example',
      'sec-fetch-site': 'same-origin',
      'cf-connecting-ip': `10.${index >> 8}.${index & 255}.1`,
    },
    body: [Buffer.from(new URLSearchParams({ ...fields, email }).toString())],
    answer: 202,
  }
}

/** How long addresses that nobody knows wait for their answer, one after the other. */
async function unknown(door: Door, ground: Ground): Promise<Figures> {
  const { p50Ms } = await post(ground.count, 1, () => formTo(door, ground, nobody()))
  await ground.stage.untilQuiet()
  return { p50Ms }
}

const blocks = 10

/**
 * The same for addresses that are known, with as many unknown ones between them, block by block: letters are handed
 * over after the answer, and would be counted for whoever asks next.
 */
async function known(door: Door, ground: Ground): Promise<Figures> {
  const { stage, count } = ground
  const emails = await door.known(stage, count)
  const before = await letters(stage)
  const waits = { known: [] as number[], unknown: [] as number[] }
  for (let block = 0; block < blocks; block++) {
    const some = emails.slice((block * count) / blocks, ((block + 1) * count) / blocks)
    let next = 0
    const here = await post(some.length, 1, () => formTo(door, ground, some[next++]!))
    const between = await post(some.length, 1, () => formTo(door, ground, nobody()))
    waits.known.push(...here.waitsMs)
    waits.unknown.push(...between.waitsMs)
  }
  await stage.untilQuiet()
  const written = (await letters(stage)) - before
  must(written === (door.writesTo === 'known' ? count : 2 * count), 'whoever is to be written to is')
  const p50Ms = quantile(waits.known, 0.5)
  return { p50Ms, apartMs: Math.abs(p50Ms - quantile(waits.unknown, 0.5)) }
}

async function letters({ rows }: Stage): Promise<number> {
  const [found] = await rows('select count(*) as n from outbox')
  return Number(found?.n)
}

const nobody = () => `stranger-${strangers++}@post.example`

/** nobody finds out by the clock whether an address is known. */
export const alike: readonly Suite<Ground>[] = doors.map((door) => ({
  name: `alike ${door.name}`,
  rounds: timed,
  setup: ({ quick }) => openGround(quick ? 200 : 400),
  floor: (ground) => unknown(door, ground),
  subject: (ground) => known(door, ground),
  metrics: [ratio('p50Ms', 'p50'), plain('apartMs', 'medians apart, ms')],
  gate: { p50: { atLeast: 0.5, atMost: 2 }, 'medians apart, ms': { atMost: 5 } },
  ambition: { 'medians apart, ms': { atMost: 1 } },
}))
