import { tinyPng } from '../corpora/photos.ts'
import { smallPdf } from '../portal/applying.ts'
import { press, receiptOf, withdraw } from '../portal/withdrawing.ts'
import type { Fault } from './faulty.ts'
import { keptBy, orphans, unreadableFiles } from './kept.ts'
import type { Stage } from './stage.ts'

const person = 'asa.oberg@post.example'
const tables = ['applications', 'application_files', 'consents', 'sent_forms', 'erasing'] as const

/** A person with a CV and a photo whose receipt has been delivered; answers where it is. */
export async function personWithReceipt(stage: Stage): Promise<string> {
  const receipt = await receiptOf(stage.portal, {
    photo: new File([tinyPng()], 'jag.png'),
    'consent-talent-pool': 'on',
  })
  await stage.portal.letters()
  return receipt
}

/**
 * The play «withdraw»: a press that suffers this plan while something else happens, a second one only if the first was
 * not answered, the hourly work, and the cron of some minutes. Answers what did not hold, and the calls of the press.
 */
export async function playWithdraw(
  stage: Stage,
  begin: () => Promise<void>,
  receipt: string,
  plan: Fault[] = [],
  meanwhile: () => Promise<unknown> = async () => {
    stage.letTimePass(1.5)
    await stage.tick('17 * * * *')
  },
) {
  await begin()
  const world = stage.world(plan, { meanwhile })
  const heard = await world.run(() => press(world, receipt, withdraw))
  const wrong = await wrongNow(stage, heard, receipt)
  stage.letTimePass(2)
  const isDone = heard !== 'dead' && heard.status === 303
  if (!isDone) {
    const again = stage.world()
    const second = await again.run(() => press(again, receipt, withdraw))
    if (second === 'dead' || second.status !== 303) wrong.push('the second press is not answered')
  }
  for (const minutes of [60, 2, 4, 8, 16]) {
    stage.letTimePass(minutes)
    await stage.tick(minutes === 60 ? '17 * * * *' : undefined)
  }
  return { calls: world.calls, wrong: [...wrong, ...(await wrongAtEnd(stage, receipt))] }
}

async function wrongNow(stage: Stage, heard: Response | 'dead', receipt: string): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = await unreadableFiles(stage, kept, smallPdf)
  for (const name of orphans(kept)) wrong.push(`I1 ${name} has lost its row and nobody will find it`)
  if (heard === 'dead') return wrong
  if (heard.status === 303 && (await statusOf(stage, receipt)) !== 410) wrong.push('I4 303, and still there')
  if (heard.status !== 303 && !(heard.status === 503 && heard.headers.get('retry-after')))
    wrong.push(`answered ${heard.status}`)
  return wrong
}

async function wrongAtEnd(stage: Stage, receipt: string): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = tables
    .filter((table) => kept[table].length > 0)
    .map((table) => `I9 ${table} still holds something`)
  if (kept.objects.length > 0) wrong.push(`I9 ${kept.objects.length} objects are left`)
  if (kept.erasures.length > 1) wrong.push('R-75 counted twice')
  if (kept.outbox.length !== 1 || kept.outbox[0]?.state !== 'sent')
    wrong.push('I6 the last letter is not sent')
  const letters = (await stage.portal.letters(person)).filter(({ subject }) => subject.includes('återtagen'))
  if (letters.length !== 1) wrong.push(`I6 ${letters.length} last letters`)
  if ((await statusOf(stage, receipt)) !== 410) wrong.push('the receipt still answers')
  return wrong
}

async function statusOf(stage: Stage, receipt: string): Promise<number> {
  return (await stage.portal.app.request(receipt)).status
}
