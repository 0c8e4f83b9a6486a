import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { must } from '../measure/must.ts'
import { startTursoProcess } from '../parts/turso.ts'
import { countedOnce, type Figures, plain, type Suite } from '../suite.ts'
import { type ProviderProcess, type Seen, startProvider } from './provider.ts'
import { fileWithReaders, removeFile } from './readers.ts'
import { makeReady, type Neighbours, progress } from './sending.ts'

const perSecond = 5
/** Longer than any lease, so that the next sender takes over at once what a killed one had. */
const laterEachTime = 120_000
const lookEveryMs = 20
/** The next sender begins with a minute of its own: what the last one called no longer counts. */
const untilNextMs = 1_000
const sender = fileURLToPath(new URL('sender.ts', import.meta.url))

interface World {
  provider: ProviderProcess
  readers: number
  close(): Promise<void>
}

/**
 * An issue to a provider that takes five calls in any second and fails one in a hundred, once after it had taken the
 * letters; the sender is killed twice on the way. The ideal is the rate itself, over the time in which somebody sends.
 */
export const fanoutPaced: Suite<World> = {
  name: 'fanout-paced',
  rounds: countedOnce,
  async setup({ quick }) {
    const provider = await startProvider()
    return { provider, readers: quick ? 6_000 : 20_000, close: () => provider.close() }
  },
  floor: async () => ({}),
  subject: sendThroughTroubles,
  metrics: [
    plain('share', 'share of the permitted rate'),
    plain('twice', 'letters twice'),
    plain('lost', 'letters lost'),
    plain('refusedShare', 'share of calls refused'),
  ],
  gate: {
    'share of the permitted rate': { atLeast: 0.9 },
    'letters twice': { atMost: 0 },
    'letters lost': { atMost: 0 },
  },
  ambition: {
    'share of the permitted rate': { atLeast: 0.98 },
    'letters twice': { atMost: 0 },
    'letters lost': { atMost: 0 },
    'share of calls refused': { atMost: 0.01 },
  },
}

async function sendThroughTroubles({ provider, readers }: World): Promise<Figures> {
  const file = fileWithReaders(readers, 'fanout-paced')
  const turso = await startTursoProcess(file)
  const at = { tursoUrl: turso.url, providerUrl: provider.url }
  const calls = readers / 100
  const failing = [
    { call: Math.round(calls * 0.2), accepting: true },
    { call: Math.round(calls * 0.5), accepting: false },
  ]
  await provider.ask({ begin: { perSecond, failing } })
  await makeReady(at, new Date())
  const kills = [Math.round(calls / 3), Math.round((calls * 2) / 3)]
  const spells: number[][] = []
  let state = ''
  for (let turn = 0; state !== 'sent'; turn++) {
    must(turn < 12, 'the issue is sent after a few turns')
    const before = (await provider.ask({})).times.length
    await sendUntil(at, provider, turn * laterEachTime, kills[turn])
    spells.push((await provider.ask({})).times.slice(before))
    state = (await progress(at)).state
  }
  const seen = await provider.ask({})
  await turso.close()
  removeFile(file)
  return { ...figuresOf(seen, spells), lost: readers - seen.letters }
}

/** One sender, until it has done what it can or so many calls have come and it is killed in the midst of them. */
async function sendUntil(at: Neighbours, provider: ProviderProcess, later: number, killAt?: number) {
  const child = spawn(process.execPath, [sender, at.tursoUrl, at.providerUrl, String(later)], {
    stdio: 'inherit',
  })
  const gone = once(child, 'exit')
  let isGone = false
  void gone.then(() => {
    isGone = true
  })
  while (killAt !== undefined && !isGone) {
    if ((await provider.ask({})).times.length >= killAt) child.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  const [, signal] = await gone
  await new Promise((resolve) => setTimeout(resolve, untilNextMs))
  must((signal === 'SIGKILL') === (killAt !== undefined), 'a sender ends when it is killed, or by itself')
}

/** How close the calls lie, spell by spell: a spell of one call says nothing about pace. */
function figuresOf({ calls, refused, twice }: Seen, spells: number[][]) {
  const long = spells.filter((times) => times.length > 1)
  const gaps = long.reduce((sum, times) => sum + times.length - 1, 0)
  const sendingMs = long.reduce((sum, times) => sum + times.at(-1)! - times[0]!, 0)
  return { share: (gaps * 1_000) / perSecond / sendingMs, twice, refusedShare: refused / calls }
}
