import { reapOrphans } from '../../functions/applications/erasure/reaper.ts'
import { tinyPng } from '../corpora/photos.ts'
import { apply, type Fields, smallPdf } from '../portal/applying.ts'
import type { Fault } from './faulty.ts'
import { halves, keptBy, leaks, orphans, unreadableFiles } from './kept.ts'
import type { Stage } from './stage.ts'
import type { World } from './world.ts'

export interface Heard {
  status: number
  text: string
  retryAfter: string | null
}

const whoApplies = 'asa.oberg@post.example'

/** One person's form with a CV and a photo, as the browser sends it again when asked to. */
export const wholeForm = (): Fields => ({
  idempotencyKey: 'the form of one visit',
  phone: '070-174 06 05',
  address: 'Storgatan 1',
  photo: new File([tinyPng()], 'jag.png', { type: 'image/png' }),
})

/** Sends the form in a world; what the person hears, or `dead` when nobody answers. */
export async function send(stage: Stage, world: World, fields: Fields): Promise<Heard | 'dead'> {
  const answer = await world.run(() => apply({ ...stage.portal, app: world.app }, fields))
  if (answer === 'dead') return 'dead'
  return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') }
}

/**
 * The play «submit»: an attempt that suffers the first plan, two more of the same form that suffer the next ones, the
 * cron of some minutes, and the reaper two hours later. Answers what did not hold, and the calls of the attempt.
 */
export async function playSubmit(stage: Stage, begin: () => Promise<void>, plans: Fault[][] = [[]]) {
  await begin()
  const meanwhile = async () => {
    stage.letTimePass(1.5)
    await stage.tick()
  }
  const attempt = stage.world(plans[0], { meanwhile })
  const heard = await send(stage, attempt, wholeForm())
  const wrong = await wrongNow(stage, heard)
  const answers = [heard]
  for (const plan of [plans[1], plans[2]]) {
    stage.letTimePass(0.2)
    answers.push(await send(stage, stage.world(plan, { meanwhile }), wholeForm()))
  }
  for (const minutes of [2, 4, 8, 16, 25]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  stage.letTimePass(120)
  await reapOrphans(stage.world().platform, stage.portal.promises.retention, stage.portal.time.now)
  return { calls: attempt.calls, wrong: [...wrong, ...(await wrongAtEnd(stage, answers))] }
}

async function wrongNow(stage: Stage, heard: Heard | 'dead'): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = [...halves(kept), ...(await unreadableFiles(stage, kept, smallPdf))]
  wrong.push(...leaks(JSON.stringify(stage.portal.log)))
  if (kept.applications.length > 1) wrong.push('I5 two applications')
  const whole = { application_files: 2, consents: 1, outbox: 1, sent_forms: 1 }
  for (const [table, count] of Object.entries(whole)) {
    const found = kept[table as keyof typeof whole].length
    if (found !== count * kept.applications.length) wrong.push(`I14 ${found} of ${table}`)
  }
  if (heard === 'dead') return wrong
  if (heard.status === 201 && kept.applications.length === 0) wrong.push('I4 201 and nothing kept')
  if (heard.status !== 201) wrong.push(...leaks(heard.text))
  if (heard.status !== 201 && !(heard.status === 503 && heard.retryAfter))
    wrong.push(`answered ${heard.status}`)
  return wrong
}

async function wrongAtEnd(stage: Stage, answers: (Heard | 'dead')[]): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = [...halves(kept), ...(await unreadableFiles(stage, kept, smallPdf))]
  const good = answers.filter((answer) => answer !== 'dead').filter(({ status }) => status === 201)
  if (new Set(good.map(({ text }) => text)).size > 1) wrong.push('S6 another answer to the same form')
  if (good.length === 0) wrong.push('no attempt was answered')
  if (kept.applications.length !== 1) wrong.push(`I5 ${kept.applications.length} applications`)
  if (kept.application_files.length !== 2) wrong.push(`${kept.application_files.length} file rows`)
  if (orphans(kept).length > 0) wrong.push(`I1 ${orphans(kept).length} orphans after the reaper`)
  wrong.push(...(await lettersNotOnce(stage, [whoApplies])))
  return wrong
}

/** I6 each of these people has exactly one letter, and every row knows that it was sent. */
export async function lettersNotOnce(stage: Stage, people: string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const person of people) {
    const letters = await stage.portal.letters(person)
    if (letters.length !== 1) wrong.push(`I6 ${letters.length} letters to ${person}`)
  }
  for (const { state } of (await keptBy(stage)).outbox)
    if (state !== 'sent') wrong.push(`I6 a letter ends ${state}`)
  return wrong
}
