import { databaseOn, tursoClient } from '../../../functions/platform/database.ts'
import { must } from '../measure/must.ts'
import { processorUse } from '../measure/stopwatch.ts'
import { startTursoProcess } from '../parts/turso.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { openDirect } from './direct.ts'
import { Ground } from './ground.ts'
import { killInTheMiddle } from './kill.ts'
import { deleteDue } from './one-delete.ts'
import { startWriting } from './other-writer.ts'
import { sweepOn } from './run.ts'
import { type Watched, watched } from './timed-database.ts'

interface World {
  ground: Ground
  /** Whether the first run has been killed half way and made good by the next. */
  wasKilled: boolean
  close(): Promise<void>
}

const metrics = [
  ratio('wallMs', 'time'),
  ratio('cpuMs', 'CPU'),
  plain('pauseMs', 'longest write pause, ms'),
  plain('idleCalls', 'queries with nothing due'),
  plain('idleMs', 'time with nothing due, ms'),
]

const idle = { 'queries with nothing due': { atMost: 1 }, 'time with nothing due, ms': { atMost: 1 } }

function setup(name: string, how = { told: false }): Suite<World>['setup'] {
  return async (options) => {
    const ground = new Ground(name, { ...options, ...how })
    return { ground, wasKilled: false, close: async () => ground.close() }
  }
}

async function floor({ ground }: World): Promise<Figures> {
  const { deleted, ...spent } = deleteDue(ground.floorFile, ground.floorDay, ground)
  must(deleted === ground.due, 'one DELETE takes everything that is due')
  ground.refillFloor()
  return spent
}

/** Sweeps, then sweeps again when nothing is due any more. */
async function sweepTwice(
  ground: Ground,
  { db, calls, longestWriteMs }: Watched,
  wait: () => Promise<number>,
) {
  const used = processorUse()
  const erased = await sweepOn(ground.day, db, ground.bucket.files, ground)
  const spent = used()
  const [callsBefore, pauseMs] = [calls(), await wait()]
  must(ground.bucket.names.size === ground.due * 9, 'only the objects of what is due are gone')
  const idleUsed = processorUse()
  must((await sweepOn(ground.day, db, ground.bucket.files, ground)) === 0, 'a second run finds nothing')
  const idleMs = idleUsed().wallMs
  return {
    ...spent,
    erased,
    pauseMs: Math.max(pauseMs, longestWriteMs()),
    idleCalls: calls() - callsBefore,
    idleMs,
  }
}

/** The sweep on the file itself; the warm-up is killed half way and finished by the run that follows. */
export const sweepDirect: Suite<World> = {
  name: 'sweep',
  rounds: timed,
  setup: setup('sweep'),
  floor,
  async subject(world) {
    const { ground } = world
    if (!world.wasKilled) await killInTheMiddle(ground.file, ground.day, ground.bucket.names, ground.due)
    const { erased, ...figures } = await sweepDirectly(ground)
    must(world.wasKilled ? erased === ground.due : erased > 0, 'what is due is erased and counted once')
    world.wasKilled = true
    ground.refill()
    return figures
  },
  metrics,
  gate: { time: { atMost: 3 }, 'longest write pause, ms': { atMost: 500 } },
  ambition: { time: { atMost: 1.5 }, 'longest write pause, ms': { atMost: 50 }, ...idle },
}

/** The same where each of them hears by letter that it is done; the floor queues as many letters. */
export const sweepTelling: Suite<World> = {
  name: 'sweep-telling',
  rounds: timed,
  setup: setup('sweep-telling', { told: true }),
  floor,
  async subject({ ground }) {
    const { erased, ...figures } = await sweepDirectly(ground)
    must(erased === ground.due, 'what is due is erased and counted once')
    ground.refill()
    return figures
  },
  metrics: metrics.slice(0, 3),
  gate: { time: { atMost: 5 }, 'longest write pause, ms': { atMost: 500 } },
  ambition: { time: { atMost: 1.5 }, 'longest write pause, ms': { atMost: 50 } },
}

async function sweepDirectly(ground: Ground) {
  const direct = await openDirect(ground.file)
  const figures = await sweepTwice(ground, watched(direct.db), async () => 0)
  direct.close()
  return figures
}

/** The same over the local Turso server, while somebody else goes on writing. */
export const sweepServed: Suite<World> = {
  name: 'sweep-served',
  rounds: timed,
  setup: setup('sweep-served'),
  floor,
  async subject(world) {
    const { ground } = world
    const turso = await startTursoProcess(ground.file)
    const stopWriting = startWriting(turso.url)
    const { erased, ...figures } = await sweepTwice(
      ground,
      watched(databaseOn(tursoClient({ url: turso.url }))),
      stopWriting,
    )
    await turso.close()
    must(erased === ground.due, 'what is due is erased and counted once')
    ground.refill()
    return figures
  },
  metrics: metrics.filter(({ name }) => name !== 'CPU'),
  gate: { time: { atMost: 6 }, 'longest write pause, ms': { atMost: 500 } },
  ambition: { time: { atMost: 3 }, 'longest write pause, ms': { atMost: 50 }, ...idle },
}
