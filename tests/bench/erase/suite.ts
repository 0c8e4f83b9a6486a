import { must } from '../measure/must.ts'
import { processorUse } from '../measure/stopwatch.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { type Crowd, gather } from './crowd.ts'

const peopleARound = 50

interface World {
  few: Crowd
  many: Crowd
  close(): Promise<void>
}

/** Having everything about oneself erased, among a hundred thousand people against among a thousand: it must cost the same. */
export const erasing: Suite<World> = {
  name: 'erase',
  rounds: timed,
  async setup({ quick }) {
    const few = await gather('erase-few', 10)
    const many = await gather('erase-many', quick ? 100 : 1_000)
    return {
      few,
      many,
      async close() {
        few.close()
        many.close()
      },
    }
  },
  floor: ({ few }) => eraseSome(few),
  subject: ({ many }) => eraseSome(many),
  metrics: [ratio('wallMs', 'time, many against few'), plain('msAPerson', 'ms a person')],
  gate: { 'time, many against few': { atMost: 1.6 } },
  ambition: { 'time, many against few': { atMost: 1.2 } },
}

async function eraseSome(crowd: Crowd): Promise<Figures> {
  const before = await crowd.count()
  const used = processorUse()
  for (let person = 0; person < peopleARound; person++) await crowd.eraseNext()
  const spent = used()
  must((await crowd.count()) === before - peopleARound, 'everybody who asked is gone, and nobody else')
  return { ...spent, msAPerson: spent.wallMs / peopleARound }
}
