import { endRecruitment } from '../../functions/applications/ending/recruitment-end.ts'
import { reapOrphans } from '../../functions/applications/erasure/reaper.ts'
import { deliverLetters } from '../../functions/platform/mail/outbox.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { type Fields, jobSlug, smallPdf } from '../portal/applying.ts'
import { alwaysPossible, type Fault } from './faulty.ts'
import { halves, keptBy, orphans, unreadableFiles } from './kept.ts'
import { playInTurns } from './schedule.ts'
import { type Seeded, seeded } from './seeded.ts'
import type { Stage } from './stage.ts'
import { type Heard, lettersNotOnce, send } from './submitting.ts'
import { stateOf, sweepIn } from './sweeping.ts'
import type { Turn } from './world.ts'

const forms: Record<string, Fields> = {
  Ida: { email: 'ida@post.example', opening: 'open', role: 'student', idempotencyKey: 'of Ida' },
  Omar: { email: 'omar@post.example', opening: 'open', role: 'student', cv: null, cvText: 'CV' },
}

/** What can be going on at once: people, some of whom press twice, and everything that time sets going. */
const parts: Record<string, (stage: Stage, platform: Platform) => Promise<unknown>> = {
  deliver: (_, platform) => deliverLetters(platform),
  sweep: (stage, platform) => sweepIn(stage, platform),
  reap: ({ portal }, platform) => reapOrphans(platform, portal.promises.retention, portal.time.now),
  end: ({ portal: { promises } }, { db }) =>
    endRecruitment(
      db,
      promises.openings.find(({ slug }) => slug === jobSlug)!,
      promises.retention,
      '2028-01-01',
    ),
}

/**
 * The play «many hands»: two to five of them in an order and with faults that the seed decides, the clock going on
 * between their turns; then everybody tries again until all is quiet. Answers what did not hold, and the order.
 */
export async function playManyHands(stage: Stage, begin: () => Promise<void>, seedNumber: number) {
  await begin()
  const seed = seeded(seedNumber)
  const heard: Record<string, (Heard | 'dead')[]> = { Ida: [], Omar: [] }
  const roles = ['Ida', 'Ida', 'Omar', 'deliver', 'deliver', 'sweep', 'sweep', 'reap', 'end']
  const actors = Array.from({ length: 2 + seed.below(4) }, (_, i) => {
    const role = seed.oneOf(roles)
    const plan = someFaults(seed)
    return {
      name: `${role}-${i}`,
      plan: plan.map(({ step, mode }) => `${mode} at ${step}`).join(', '),
      play: async (turn: Turn) => {
        const world = stage.world(plan, { turn })
        const form = forms[role]
        if (form) heard[role]!.push(await send(stage, world, form))
        else await world.run(() => parts[role]!(stage, world.platform).catch(() => 'failed'))
      },
    }
  })
  const order = await playInTurns(actors, seed, () => {
    if (seed.chance() < 0.2) stage.letTimePass(seed.chance() * 0.75)
  })
  const wrong = halves(await keptBy(stage))
  await makeQuiet(stage, heard)
  const plans = actors.map(({ name, plan }) => `${name}: ${plan || 'no fault'}`)
  return { order: [...plans, ...order], wrong: [...wrong, ...(await wrongWhenQuiet(stage, heard))] }
}

function someFaults(seed: Seeded): Fault[] {
  const modes = alwaysPossible.filter((mode) => !mode.startsWith('slow'))
  const faults = seed.oneOf([0, 0, 1, 1, 2])
  return Array.from({ length: faults }, () => ({ step: 1 + seed.below(14), mode: seed.oneOf(modes) }))
}

async function makeQuiet(stage: Stage, heard: Record<string, (Heard | 'dead')[]>) {
  for (const [name, form] of Object.entries(forms)) {
    for (let attempt = 0; attempt < 2; attempt++) heard[name]!.push(await send(stage, stage.world(), form))
  }
  for (const minutes of [2, 4, 8, 16, 32]) {
    stage.letTimePass(minutes)
    await stage.tick()
  }
  await sweepIn(stage, stage.world().platform)
  await stage.tick()
  stage.letTimePass(90)
  await reapOrphans(stage.world().platform, stage.portal.promises.retention, stage.portal.time.now)
}

async function wrongWhenQuiet(stage: Stage, heard: Record<string, (Heard | 'dead')[]>): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = [...halves(kept), ...(await unreadableFiles(stage, kept, smallPdf))]
  for (const [name, answers] of Object.entries(heard)) {
    const good = answers.filter((answer) => answer !== 'dead').filter(({ status }) => status === 201)
    if (new Set(good.map(({ text }) => text)).size !== 1) wrong.push(`S6 ${name} heard different answers`)
    const own = kept.applications.filter(({ email }) => email === forms[name]!.email)
    if (own.length !== 1) wrong.push(`I5 ${name} has ${own.length} applications`)
  }
  if (orphans(kept).length > 0) wrong.push(`I1 ${orphans(kept).length} orphans`)
  if (kept.erasing.length > 0) wrong.push('R-75 something is still being erased')
  if (kept.applications.length !== 5) wrong.push(`I11 ${kept.applications.length} applications stay`)
  const { counted } = await stateOf(stage)
  for (const [rule, count] of Object.entries({ application: 2, 'talent-pool': 1, 'contact-details': 3 }))
    if (counted[rule] !== count) wrong.push(`I11 ${counted[rule]} counted under ${rule}`)
  return [...wrong, ...(await lettersNotOnce(stage, ['ida@post.example', 'omar@post.example']))]
}
