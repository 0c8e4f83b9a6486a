import { us, whoWrites, write } from '../portal/writing.ts'
import type { Fault } from './faulty.ts'
import type { Stage } from './stage.ts'
import { type Heard, lettersNotOnce } from './submitting.ts'
import type { World } from './world.ts'

/** Sends a message in a world; what the person hears, or `dead` when nobody answers. */
async function send(stage: Stage, world: World): Promise<Heard | 'dead'> {
  const answer = await world.run(() => write({ ...stage.portal, app: world.app }))
  if (answer === 'dead') return 'dead'
  return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') }
}

/**
 * The play «write»: an attempt that suffers the plan, two more of the same message that suffer nothing, and the cron of
 * an hour. Answers what did not hold, and the calls of the attempt.
 */
export async function playWriting(stage: Stage, begin: () => Promise<void>, plan: Fault[] = []) {
  await begin()
  const meanwhile = async () => {
    stage.letTimePass(1.5)
    await stage.tick()
  }
  const attempt = stage.world(plan, { meanwhile })
  const answers = [await send(stage, attempt)]
  const wrong = await notWhole(stage)
  for (let again = 0; again < 2; again++) {
    stage.letTimePass(0.2)
    answers.push(await send(stage, stage.world()))
  }
  for (const minutes of [2, 4, 8, 16, 25]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  const heard = answers.filter((answer) => answer !== 'dead')
  for (const { status, retryAfter, text } of heard.filter(({ status }) => status !== 201)) {
    if (status !== 503 || !retryAfter) wrong.push(`answered ${status}`)
    if (/Iben|moldskred|parkering|insert into/.test(text)) wrong.push(`I14 got out: ${text.slice(0, 120)}`)
  }
  const references = new Set(heard.filter(({ status }) => status === 201).map(({ text }) => text))
  if (references.size !== 1) wrong.push(`S6 ${references.size} answers to the same form`)
  wrong.push(...(await notWhole(stage)), ...(await lettersNotOnce(stage, [us, whoWrites])))
  if ((await stage.portal.rows('contact_messages')).length !== 1) wrong.push('I5 not one message')
  return { calls: attempt.calls, wrong }
}

/** I14: a message is there with its consent, its letters and its fingerprint, or nothing of it is. */
async function notWhole({ portal }: Stage): Promise<string[]> {
  const { length } = await portal.rows('contact_messages')
  const whole = { consents: 1, outbox: 2, sent_forms: 1 }
  const found = await Promise.all(
    Object.entries(whole).map(async ([table, each]) => {
      const rows = await portal.rows(table)
      return rows.length === each * length ? [] : [`I14 ${rows.length} of ${table} with ${length} messages`]
    }),
  )
  return found.flat()
}
