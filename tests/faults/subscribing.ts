import { linkTo, press, reader, signUp } from '../portal/subscribing.ts'
import type { Fault } from './faulty.ts'
import type { Stage } from './stage.ts'
import type { World } from './world.ts'

type Act = (portal: Stage['portal']) => Promise<Response>

/** What must hold whenever somebody looks, and what in the end. */
export interface Play {
  act: Act
  /** The answer when it is done. */
  done: number
  always(stage: Stage): Promise<string[]>
  inTheEnd(stage: Stage): Promise<string[]>
}

/** Acts in a world; the status that is heard, or `dead` when nobody answers. */
async function heard(stage: Stage, world: World, act: Act): Promise<number | 'dead'> {
  const answer = await world.run(() => act({ ...stage.portal, app: world.app }))
  return answer === 'dead' ? 'dead' : answer.status
}

/** One attempt that suffers the plan, two more that suffer nothing, and the cron of an hour. */
export async function playWithNewsletter(
  stage: Stage,
  begin: () => Promise<void>,
  { act, done, always, inTheEnd }: Play,
  plan: Fault[] = [],
) {
  await begin()
  const attempt = stage.world(plan, { meanwhile: () => stage.tick() })
  const answers = [await heard(stage, attempt, act)]
  const wrong = await always(stage)
  if (answers[0] === done) wrong.push(...(await inTheEnd(stage)))
  for (let again = 0; again < 2; again++) {
    stage.letTimePass(0.2)
    answers.push(await heard(stage, stage.world(), act))
  }
  for (const minutes of [2, 4, 8, 16, 25]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  if (answers.at(-1) !== done) wrong.push(`answered ${answers.at(-1)} in the end`)
  for (const status of answers) if (![done, 503, 'dead'].includes(status)) wrong.push(`answered ${status}`)
  return { calls: attempt.calls, wrong: [...wrong, ...(await always(stage)), ...(await inTheEnd(stage))] }
}

const counts = async ({ portal }: Stage, expected: Record<string, number>): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(expected).map(async ([table, count]) => {
      const { length } = await portal.rows(table)
      return length === count ? [] : [`${length} of ${table}, not ${count}`]
    }),
  )
  return found.flat()
}

export const subscribing: Play = {
  act: (portal) => signUp(portal),
  done: 202,
  async always(stage) {
    const { length } = await stage.portal.rows('subscription_requests')
    return counts(stage, { outbox: length, letter_budgets: length, subscriptions: 0, consents: 0 })
  },
  async inTheEnd(stage) {
    const letters = await stage.portal.letters(reader)
    const wrong = await counts(stage, { subscription_requests: 1 })
    return letters.length > 1 ? [...wrong, `${letters.length} letters`] : wrong
  },
}

/** Pressing the button behind the link that waits in the mailbox. */
export async function confirming(stage: Stage): Promise<Play> {
  const link = await linkTo(stage.portal)
  return {
    act: (portal) => press(portal, link),
    done: 200,
    async always(stage) {
      const { length } = await stage.portal.rows('subscriptions')
      return counts(stage, { consents: length, subscription_requests: 1 - length })
    },
    inTheEnd: (stage) => counts(stage, { subscriptions: 1 }),
  }
}

/** The one-click post of a mail provider, for a subscription that stands. */
export function leaving(token: string): Play {
  return {
    act: async (portal) =>
      portal.app.request(`/u/${token}`, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
    done: 200,
    async always(stage) {
      const left = (await stage.portal.rows('subscriptions')).filter(({ state }) => state === 'left').length
      return counts(stage, { suppressions: left, consents: 1 + left })
    },
    inTheEnd: (stage) => counts(stage, { suppressions: 1 }),
  }
}
