import { unzipSync } from 'fflate'
import { cvOf } from '../apply/cv.ts'
import { forgetPeak, peakMb } from '../measure/memory.ts'
import { must } from '../measure/must.ts'
import { processorMs } from '../measure/processor-time.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { portalWorker } from '../parts/worker-modules.ts'
import { type Modules, startWorkerd } from '../parts/workerd.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { type Visitor, visitorWith } from './people.ts'

const cvBytes = 4_990_000

interface World {
  stage: Stage
  modules: Modules
  vars: Record<string, string>
  cv: Uint8Array
  withHalf: Visitor
  withAll: Visitor
  close(): Promise<void>
}

/**
 * Taking along a hundred megabytes of files, against half of them: memory must not follow. Both are past the 64 MB at
 * which V8 begins to let go of buffers that nobody holds; below that any download takes as much as it carries.
 */
export const exporting: Suite<World> = {
  name: 'export',
  rounds: timed,
  setup: setUp,
  floor: (world) => download(world, world.withHalf),
  subject: (world) => download(world, world.withAll),
  metrics: [
    ratio('peakMb', 'memory, 100 MB against 50 MB'),
    plain('peakMb', 'memory, MB'),
    plain('cpuMsPerMb', 'CPU, ms per MB'),
    plain('mbPerSecond', 'MB/s'),
  ],
  gate: { 'memory, 100 MB against 50 MB': { atMost: 1.4 }, 'memory, MB': { atMost: 256 } },
  ambition: { 'memory, 100 MB against 50 MB': { atMost: 1.2 }, 'memory, MB': { atMost: 192 } },
}

async function setUp(): Promise<World> {
  const stage = await openStage('export')
  const vars = portalVars({ tursoUrl: stage.turso.url, storeUrl: stage.store.url })
  const modules = portalWorker(await builtSite())
  const portal = await startWorkerd(modules, vars)
  const cv = cvOf(cvBytes)
  const outfit = { stage, portal, cv, secret: vars.PORTAL_SECRET! }
  const withHalf = await visitorWith(10, outfit)
  const withAll = await visitorWith(20, outfit)
  await portal.close()
  return { stage, modules, vars, cv, withHalf, withAll, close: () => stage.close() }
}

/** In a process of its own, so that no round finds the memory another has left behind. */
async function download({ modules, vars, cv }: World, { cookie, files }: Visitor): Promise<Figures> {
  const portal = await startWorkerd(modules, vars)
  await fetch(`${portal.url}/api/alive`)
  forgetPeak(portal.pid)
  const [cpuBefore, startedAt] = [processorMs(portal.pid), performance.now()]
  const answer = await fetch(`${portal.url}/api/my-data/export`, { headers: { cookie } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const wallMs = performance.now() - startedAt
  const megabytes = bytes.byteLength / 1_000_000
  const figures = {
    peakMb: peakMb(portal.pid),
    cpuMsPerMb: (processorMs(portal.pid) - cpuBefore) / megabytes,
    mbPerSecond: (megabytes * 1_000) / wallMs,
  }
  await portal.close()
  const taken = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.pdf'))
  must(taken.length === files, `${files} files are in the download`)
  must(
    taken.every(([, file]) => Buffer.from(file).equals(cv)),
    'each file is as it was sent',
  )
  return figures
}
