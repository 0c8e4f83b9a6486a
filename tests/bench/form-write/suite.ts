import type { Form } from '../forms/form.ts'
import { type Ground, openGround } from '../forms/ground.ts'
import { callsBeforeAnswer, round } from '../forms/round.ts'
import { plain, ratio, type Suite, timed } from '../suite.ts'
import { message, signUp } from './forms.ts'

const formsARound = 600

/** One short form kept and its letters handed over, against the same rows and letters written raw. */
function formWriteSuite(name: string, form: Form): Suite<Ground> {
  return {
    name: `form-write ${name}`,
    rounds: timed,
    setup: ({ quick }) => openGround('form-write', form, quick ? formsARound / 2 : formsARound),
    floor: (ground) => round(ground, ground.floor),
    async subject(ground) {
      const dbCalls = await callsBeforeAnswer(ground)
      return { dbCalls, ...(await round(ground, ground.portal)) }
    },
    metrics: [
      ratio('cpuMs', 'CPU'),
      ratio('p50Ms', 'p50'),
      plain('cpuMs', 'CPU, ms'),
      plain('dbCalls', 'database calls before the answer'),
    ],
    gate: {
      CPU: { atMost: 3 },
      p50: { atMost: 3 },
      'database calls before the answer': { atLeast: 1, atMost: 1 },
    },
    ambition: {
      CPU: { atMost: 1.8 },
      p50: { atMost: 1.4 },
      'database calls before the answer': { atLeast: 1, atMost: 1 },
    },
  }
}

export const formWrite = [formWriteSuite('newsletter', signUp), formWriteSuite('contact', message)]
