import { pings } from './measure/ping.ts'
import { portalVars } from './parts/portal.ts'
import { builtSite } from './parts/site.ts'
import { benchWorker, portalWorker } from './parts/worker-modules.ts'
import { startWorkerd, type WorkerdProcess } from './parts/workerd.ts'
import { ratio, type Suite, timed } from './suite.ts'

interface World {
  bare: WorkerdProcess
  portal: WorkerdProcess
  count: number
  close(): Promise<void>
}

/** `GET /api/alive` through every guard of the portal, against a Worker that does nothing else. */
export const edgeNoop: Suite<World> = {
  name: 'edge-noop',
  rounds: timed,
  async setup({ quick }) {
    const bare = await startWorkerd(benchWorker('nothing.ts'))
    const portal = await startWorkerd(portalWorker(await builtSite()), portalVars({}))
    return {
      bare,
      portal,
      count: quick ? 5_000 : 20_000,
      close: async () => void (await Promise.all([bare.close(), portal.close()])),
    }
  },
  floor: ({ bare, count }) => pings(bare, '/api/alive', count),
  subject: ({ portal, count }) => pings(portal, '/api/alive', count),
  metrics: [ratio('cpuUs', 'CPU'), ratio('p50Us', 'p50')],
  gate: { CPU: { atMost: 2 }, p50: { atMost: 2 } },
  ambition: { CPU: { atMost: 1.5 }, p50: { atMost: 1.25 } },
}
