import { createHmac } from 'node:crypto'
import { must } from '../measure/must.ts'
import { type Post, post } from '../measure/posting.ts'
import { processorMs } from '../measure/processor-time.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { benchWorker, portalWorker } from '../parts/worker-modules.ts'
import { startWorkerd, type WorkerdProcess } from '../parts/workerd.ts'
import type { Figures } from '../suite.ts'
import { addSubscriptions } from './readers.ts'

const signingKey = 'a key for the tokens of the floor'

export interface Ground {
  stage: Stage
  floor: WorkerdProcess
  portal: WorkerdProcess
  count: number
  close(): Promise<void>
}

export async function openGround(becomes: 'confirmed' | 'left', count: number): Promise<Ground> {
  const stage = await openStage('token')
  const vars = portalVars({ tursoUrl: stage.turso.url, storeUrl: stage.store.url })
  const portal = await startWorkerd(portalWorker(await builtSite()), vars)
  const floor = await startWorkerd(benchWorker('token-floor.ts', 'hrana.ts', 'objects.ts'), {
    ...vars,
    SIGNING_KEY: signingKey,
    STATE: becomes,
  })
  const close = async () => void (await Promise.all([floor.close(), portal.close(), stage.close()]))
  return { stage, floor, portal, count, close }
}

/** Subscriptions in one state brought into the other by the floor, one after the other. */
export async function floorRound(ground: Ground, becomes: 'confirmed' | 'left'): Promise<Figures> {
  const ids = await addSubscriptions(ground.stage, ground.count, becomes === 'left' ? 'confirmed' : 'left')
  const posts = ids.map((id) => {
    const mac = createHmac('sha256', signingKey).update(id).digest('base64url')
    return { url: `${ground.floor.url}/${id}.${mac}`, headers: {}, body: [], answer: 200 }
  })
  const figures = await round(ground, ground.floor, posts)
  const [changed] = await ground.stage.rows(
    'select count(*) as n from subscriptions where state = ? and id in (select value from json_each(?))',
    [becomes, JSON.stringify(ids)],
  )
  must(changed?.n === ids.length, `the floor makes every subscription ${becomes}`)
  return figures
}

/** Sends all of them on one connection; each must be one call to the database and one note beside it. */
export async function round(
  { stage }: Ground,
  server: WorkerdProcess,
  posts: readonly Post[],
): Promise<Figures> {
  const callsBefore = await stage.turso.requests()
  const { puts } = await stage.store.ask({})
  const cpuBefore = processorMs(server.pid)
  let next = 0
  const { p50Ms } = await post(posts.length, 1, () => posts[next++]!)
  const cpuMs = (processorMs(server.pid) - cpuBefore) / posts.length
  const dbCalls = ((await stage.turso.requests()) - callsBefore) / posts.length
  must((await stage.store.ask({})).puts === puts + posts.length, 'each is noted in the ledger once')
  return { cpuMs, p50Ms, dbCalls }
}
