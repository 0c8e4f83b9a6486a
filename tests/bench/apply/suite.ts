import { unseal } from '../../../functions/platform/secrets/sealing.ts'
import { type Ground, openGround } from '../forms/ground.ts'
import { callsBeforeAnswer, round } from '../forms/round.ts'
import { must } from '../measure/must.ts'
import { plain, ratio, type Suite, timed } from '../suite.ts'
import { cvOf } from './cv.ts'
import { formWith } from './form.ts'

interface World extends Ground {
  cv: Uint8Array
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
    async floor(world) {
      const figures = await round(world, world.floor)
      await mustBeStored(world)
      return figures
    },
    async subject(world) {
      const dbCalls = await callsBeforeAnswer(world)
      const figures = await round(world, world.portal)
      await mustBeSealed(world)
      return { dbCalls, ...figures }
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
  const cv = cvOf(cvBytes)
  return { ...(await openGround('apply', formWith(cv), count)), cv }
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
