import { deliverLetters } from '../../functions/platform/mail/outbox.ts'
import { apply } from '../portal/applying.ts'
import type { Fault } from './faulty.ts'
import type { Stage } from './stage.ts'
import { lettersNotOnce } from './submitting.ts'

const people = Array.from({ length: 7 }, (_, i) => `p${i}@post.example`)

/** Seven letters that wait: more than are handed over at once. */
export async function fillOutbox(stage: Stage) {
  for (const email of people) {
    const world = stage.world()
    const app = { ...stage.portal, app: world.app }
    world.platform.afterwards = () => undefined
    await apply(app, { email, cv: null, cvText: 'Elektriker' })
  }
}

/** The play «deliver»: ticks that suffer these plans, then the ticks of an hour that suffer nothing. */
export async function playDelivery(stage: Stage, begin: () => Promise<void>, plans: Fault[][] = [[]]) {
  await begin()
  const meanwhile = async () => {
    stage.letTimePass(1.5)
    await stage.tick()
  }
  const worlds = plans.map((plan) => stage.world(plan, { meanwhile }))
  for (const world of worlds) {
    await world.run(() => deliverLetters(world.platform).catch(() => 'failed'))
    stage.letTimePass(1)
  }
  const last = stage.world()
  await deliverLetters(last.platform)
  for (const minutes of [2, 4, 8, 16, 25]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  return { calls: worlds[0]?.calls ?? last.calls, wrong: await lettersNotOnce(stage, people) }
}
