import { readContent } from '../../functions/local/content.ts'
import { erasureDuties } from '../../functions/personal-data.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { readRetention } from '../../functions/promises/rules.ts'
import { sweep } from '../../functions/retention/sweep.ts'
import { tinyPng } from '../corpora/photos.ts'
import { apply, type Fields, smallPdf } from '../portal/applying.ts'
import type { Fault } from './faulty.ts'
import { keptBy, lastLetter, orphans, type Row, unreadableFiles } from './kept.ts'
import type { Stage } from './stage.ts'

/** The day on which most of what `fillWithPeople` brings is due. */
export const dueDay = '2029-06-16T12:00:00Z'
const minuteMs = 60_000

/** The retention job as the cron starts it, in a world of its own. */
export function sweepIn(stage: Stage, platform: Platform, at = stage.portal.time.now) {
  const { promises } = stage.portal
  const { capabilities, timeZone } = promises.site
  const table = { read: () => readRetention(readContent().retention, capabilities), zone: timeZone }
  return sweep(platform, erasureDuties(promises), table, { at, dryRun: false, aboveCeiling: true })
}

/** People of every kind that the job meets: due whole, due in part, withdrawn, and some whose time has not come. */
export async function fillWithPeople(stage: Stage) {
  const { portal } = stage
  const photo = () => new File([tinyPng()], 'jag.png', { type: 'image/png' })
  const come = async (email: string, more: Fields = {}) => {
    const answer = await apply(portal, { email, phone: '070-174 06 05', photo: photo(), ...more })
    if (answer.status !== 201) throw new Error(`${email} was answered ${answer.status}`)
    await portal.letters(email)
  }
  for (const name of ['due-a', 'due-b', 'due-in-part']) await come(`${name}@post.example`)
  await come('pool@post.example', { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  portal.time.now = new Date(new Date(dueDay).getTime() - 3 * 24 * 60 * minuteMs)
  await come('withdrawn@post.example', { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  portal.time.now = new Date(new Date(dueDay).getTime() - 60 * minuteMs)
  await come('stays@post.example', { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  await portal.client.execute(
    "update applications set base_starts_on = '2028-01-01', base_erase_by = '2030-01-01' where email like 'due-in-part%'",
  )
  await takeBack(stage, 'withdrawn@post.example', new Date('2028-01-01T12:00:00Z'))
  portal.time.now = new Date(dueDay)
}

/** What is recorded when a person leaves the talent pool, in the row that a later capability will write. */
async function takeBack({ portal }: Stage, email: string, at: Date) {
  const { rows } = await portal.client.execute({
    sql: "select consents.* from consents join applications on applications.id = subject_id where purpose = 'talent-pool' and email = ?",
    args: [email],
  })
  const row = { ...rows[0]!, id: crypto.randomUUID(), event: 'withdrawn', recorded_at: at.getTime() }
  const columns = Object.keys(row)
  await portal.client.execute({
    sql: `insert into consents (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    args: Object.values(row),
  })
}

/** How things stand: what is kept and where, and how many were counted under each rule. */
export async function stateOf(stage: Stage) {
  const { erasures, outbox, ...kept } = await keptBy(stage)
  const counted: Record<string, number> = {}
  for (const { rule, count } of erasures) counted[String(rule)] = (counted[String(rule)] ?? 0) + Number(count)
  const letters = outbox.filter(({ letter }) => letter !== lastLetter)
  const lastTo = outbox
    .filter(({ letter }) => letter === lastLetter)
    .map(({ recipient }) => String(recipient))
  return { ...kept, outbox: letters, lastTo: lastTo.toSorted(), objects: kept.objects.toSorted(), counted }
}

/** The play «sweep»: runs that suffer these plans, then one that suffers nothing. */
export async function playSweep(
  stage: Stage,
  begin: () => Promise<void>,
  plans: Fault[][] = [[]],
  meanwhile = () => sweepIn(stage, stage.world().platform) as Promise<unknown>,
) {
  await begin()
  const before = (await keptBy(stage)).applications
  const staying = before.filter((row) => String(row.erase_by) > dueDay)
  const wrong: string[] = []
  const worlds = plans.map((plan) => stage.world(plan, { meanwhile }))
  for (const world of worlds) {
    await world.run(() => sweepIn(stage, world.platform).catch(() => 'failed'))
    wrong.push(...(await wrongHalfWay(stage, staying)), ...(await lastLettersAmiss(stage, before)))
    stage.letTimePass(10)
  }
  const last = stage.world()
  await sweepIn(stage, last.platform)
  wrong.push(...(await lastLettersAmiss(stage, before)))
  return { calls: worlds[0]?.calls ?? last.calls, wrong, state: await stateOf(stage) }
}

/** D5 whoever is erased has one last letter, and nobody who is not. */
async function lastLettersAmiss(stage: Stage, before: Row[]): Promise<string[]> {
  const { applications, outbox } = await keptBy(stage)
  const ids = new Set(applications.map((row) => row.id))
  const erased = before.filter(({ id }) => !ids.has(id)).map(({ email }) => String(email))
  const last = outbox.filter(({ letter }) => letter === lastLetter).map(({ recipient }) => String(recipient))
  const same = JSON.stringify(last.toSorted()) === JSON.stringify(erased.toSorted())
  return same ? [] : [`D5 erased ${erased.length}, last letters to ${last.join(', ')}`]
}

async function wrongHalfWay(stage: Stage, staying: Row[]): Promise<string[]> {
  const kept = await keptBy(stage)
  const wrong = await unreadableFiles(stage, kept, smallPdf)
  for (const name of orphans(kept)) wrong.push(`I1 ${name} has lost its row and nobody will find it`)
  const ids = new Set(kept.applications.map((row) => row.id))
  for (const { id, email } of staying) if (!ids.has(id)) wrong.push(`I11 ${email} was erased before the day`)
  return wrong
}
