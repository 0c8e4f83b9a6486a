import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { must } from './measure/must.ts'
import { portalVars } from './parts/portal.ts'
import { builtSite } from './parts/site.ts'
import { benchWorker, portalWorker } from './parts/worker-modules.ts'
import { type Modules, startWorkerd } from './parts/workerd.ts'
import { type Figures, plain, ratio, type Suite, timed } from './suite.ts'

interface World {
  portal: Modules
  gzKb: number
  close(): Promise<void>
}

/** From the start of the process to the first answer, and what a deployment uploads. */
export const cold: Suite<World> = {
  name: 'cold',
  rounds: timed,
  async setup() {
    const site = await builtSite()
    return { portal: portalWorker(site), gzKb: uploadedGzKb(site.serverDir), close: async () => {} }
  },
  floor: () => firstAnswer(benchWorker('nothing.ts'), {}),
  async subject({ portal, gzKb }) {
    return { ...(await firstAnswer(portal, portalVars({}))), gzKb }
  },
  metrics: [
    ratio('firstByteMs', 'first byte'),
    plain('firstByteMs', 'first byte, ms'),
    plain('gzKb', 'bundle, kB gz'),
  ],
  gate: { 'first byte': { atMost: 3 }, 'bundle, kB gz': { atMost: 512 } },
  ambition: { 'first byte': { atMost: 1.8 }, 'bundle, kB gz': { atMost: 350 } },
}

async function firstAnswer(modules: Modules, vars: Record<string, string>): Promise<Figures> {
  const server = await startWorkerd(modules, vars)
  const startedAt = performance.now()
  const answer = await fetch(`${server.url}/api/alive`)
  const firstByteMs = server.listeningAfterMs + performance.now() - startedAt
  await server.close()
  must(answer.status === 204, 'the first answer is right')
  return { firstByteMs }
}

/** As wrangler prints it: `Total Upload: 1234.56 KiB / gzip: 234.56 KiB`. */
function uploadedGzKb(serverDir: string): number {
  const said = execFileSync(
    'wrangler',
    ['deploy', '--dry-run', '--config', join(serverDir, 'wrangler.json')],
    {
      encoding: 'utf8',
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false' },
    },
  )
  const kib = Number(/gzip: ([\d.]+) KiB/.exec(said)?.[1])
  must(kib > 0, 'wrangler says how much it would upload')
  return (kib * 1_024) / 1_000
}
