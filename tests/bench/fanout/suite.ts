import { must } from '../measure/must.ts'
import { processorUse } from '../measure/stopwatch.ts'
import { startTursoProcess } from '../parts/turso.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { postPrebuilt } from './prebuilt.ts'
import { type ProviderProcess, startProvider } from './provider.ts'
import { fileWithReaders, removeFile } from './readers.ts'
import { makeReady, progress, sendOnce } from './sending.ts'
import { skippingTime } from './time.ts'

const atOnce = { perSecond: 1_000_000, failing: [] }

interface World {
  provider: ProviderProcess
  readers: number
  close(): Promise<void>
}

/** An issue to a hundred thousand readers with its ledger, against the same number of calls made beforehand and kept nowhere. */
export const fanout: Suite<World> = {
  name: 'fanout',
  rounds: timed,
  async setup({ quick }) {
    const provider = await startProvider()
    return { provider, readers: quick ? 10_000 : 100_000, close: () => provider.close() }
  },
  async floor({ provider, readers }) {
    await provider.ask({ begin: atOnce })
    return { wallMs: await postPrebuilt(provider.url, readers / 100) }
  },
  subject: sendToAll,
  metrics: [
    ratio('wallMs', 'time'),
    plain('cpuUs', 'CPU, µs a reader'),
    plain('heapGrowthMb', 'heap growth, MB'),
    plain('perSecond', 'readers/s'),
  ],
  gate: { time: { atMost: 5 }, 'heap growth, MB': { atMost: 64 } },
  ambition: { time: { atMost: 3 }, 'CPU, µs a reader': { atMost: 30 }, 'heap growth, MB': { atMost: 16 } },
}

async function sendToAll({ provider, readers }: World): Promise<Figures> {
  const file = fileWithReaders(readers, 'fanout')
  const turso = await startTursoProcess(file)
  const at = { tursoUrl: turso.url, providerUrl: provider.url }
  await provider.ask({ begin: atOnce })
  const time = skippingTime()
  await makeReady(at, time.clock())
  const used = processorUse()
  await sendOnce(at, time)
  const { wallMs, cpuMs } = used()
  const { state, sent } = await progress(at)
  must(state === 'sent' && sent === readers, `everybody in the ledger has had it: ${state}, ${sent}`)
  const { letters, twice } = await provider.ask({})
  must(letters === readers && twice === 0, 'the provider has one letter for everybody')
  await turso.close()
  removeFile(file)
  const perSecond = (readers * 1_000) / wallMs
  return { wallMs, cpuUs: (cpuMs * 1_000) / readers, heapGrowthMb: time.heapGrowthMb(), perSecond }
}
