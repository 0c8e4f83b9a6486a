import { expect, test } from '@playwright/test'
import { endRecruitment } from '../../functions/applications/ending/recruitment-end.ts'
import { seeded } from '../faults/seeded.ts'
import { openStage } from '../faults/stage.ts'
import { sweepIn } from '../faults/sweeping.ts'
import {
  dayAfter,
  dayNumber,
  momentOf,
  monthsAfter,
  promisesForTenYears,
  simulatedDays,
} from '../faults/ten-years.ts'
import { apply } from '../portal/applying.ts'

test.describe.configure({ timeout: 1_800_000 })

interface Person {
  id: string
  receipt: string
  opening: string
  rule: 'base' | 'pool'
  baseOn: string
  poolOn: string
  contactOn: string
  shown: string
}

const peoplePerHistory = 2_000

for (const seedNumber of [1, 2]) {
  test(`G-8 ten years of sweeping erase each of ${peoplePerHistory} people on the day they were shown (seed ${seedNumber})`, async () => {
    const seed = seeded(seedNumber)
    const promises = promisesForTenYears(seed, 120)
    const stage = await openStage({ promises })
    const { portal } = stage
    const people = new Map<string, Person>()
    const wrong: string[] = []
    const endOf = (person: Person) => (person.poolOn > person.baseOn ? person.poolOn : person.baseOn)
    const arrivals = Array.from({ length: peoplePerHistory }, () => seed.below(simulatedDays - 1_400)).sort(
      (a, b) => a - b,
    )
    const ends = promises.openings.flatMap(({ slug, deadlineOn }) =>
      deadlineOn && seed.chance() < 0.7
        ? [{ slug, on: dayAfter(monthsAfter(deadlineOn, seed.below(9))) }]
        : [],
    )

    for (let n = 0; n < simulatedDays; n++) {
      const today = dayNumber(n)
      portal.time.now = new Date(`${today}T02:17:00Z`)
      const before = new Set((await ids()).map(String))
      await sweepIn(stage, stage.world().platform)
      const after = new Set((await ids()).map(String))
      const letters = await lastLettersOf(portal.time.now)
      if (letters !== before.size - after.size)
        wrong.push(`${before.size - after.size} went on ${today}, with ${letters} last letters`)
      for (const id of before) {
        const person = people.get(id)!
        if (!after.has(id) && endOf(person) !== today)
          wrong.push(`${id} went on ${today}, not ${endOf(person)}`)
        if (!after.has(id) && person.shown !== today)
          wrong.push(`${id} went on ${today}, shown ${person.shown}`)
        if (after.has(id) && endOf(person) <= today)
          wrong.push(`${id} stays on ${today}, due ${endOf(person)}`)
      }
      while (arrivals[0] === n) {
        arrivals.shift()
        await arrive(today)
      }
      for (const { slug } of ends.filter(({ on }) => on === today)) await end(slug, today)
      if (n % 200 === 0) await compareContactDetails(today)
    }
    expect(wrong).toEqual([])
    expect(people.size).toBeGreaterThan(peoplePerHistory * 0.9)
    expect(await ids()).toEqual([])
    expect(portal.objects.size).toBe(0)
    await stage.close()

    async function ids() {
      const { rows } = await portal.client.execute('select id from applications')
      return rows.map((row) => row.id)
    }

    async function lastLettersOf(now: Date) {
      const sql = "select id from outbox where letter = 'application-erased' and queued_at = ?"
      return (await portal.client.execute({ sql, args: [now.getTime()] })).rows.length
    }

    async function arrive(today: string) {
      portal.time.now = momentOf(today, seed)
      const taking = promises.openings.filter(({ deadlineOn }) => deadlineOn === null || deadlineOn >= today)
      const opening = seed.chance() < 0.3 ? taking.at(-1)! : seed.oneOf(taking)
      const isOpen = opening.deadlineOn === null
      const inPool = seed.chance() < 0.4
      const hasFile = seed.chance() < 0.2
      const world = stage.world()
      world.platform.afterwards = () => undefined
      const answer = await apply(
        { ...portal, app: world.app },
        {
          opening: opening.slug,
          email: `p${people.size}@post.example`,
          phone: '070-174 06 05',
          ...(isOpen ? { role: 'student' } : {}),
          ...(inPool ? { 'consent-talent-pool': 'on' } : {}),
          ...(hasFile ? {} : { cv: null, cvText: 'Elektriker' }),
        },
      )
      const body = await answer.json()
      if (answer.status === 422) return
      const { rows } = await portal.client.execute('select id from applications order by rowid desc limit 1')
      const latestStart = isOpen ? today : monthsAfter(opening.deadlineOn!, 6)
      const person: Person = {
        id: String(rows[0]!.id),
        receipt: new URL(body.links.receipt).pathname,
        opening: opening.slug,
        rule: 'base',
        baseOn: monthsAfter(latestStart, isOpen ? 12 : 24),
        poolOn: inPool ? monthsAfter(today, 24) : '',
        contactOn: isOpen ? '' : dayAfter(latestStart),
        shown: body.retention.eraseBy,
      }
      if (endOf(person) !== person.shown)
        wrong.push(`${person.id} was shown ${person.shown}, not ${endOf(person)}`)
      people.set(person.id, person)
    }

    async function end(slug: string, today: string) {
      const opening = promises.openings.find((one) => one.slug === slug)!
      await endRecruitment(portal.platform().db, opening, promises.retention, today)
      for (const person of [...people.values()].filter((one) => one.opening === slug)) {
        const baseOn = monthsAfter(today, 24)
        if (baseOn < person.baseOn) person.baseOn = baseOn
        if (dayAfter(today) < person.contactOn) person.contactOn = dayAfter(today)
        const page = await portal.app.request(person.receipt, { headers: { Accept: 'application/json' } })
        if (page.status === 200) person.shown = (await page.json()).eraseBy
      }
    }

    async function compareContactDetails(today: string) {
      const { rows } = await portal.client.execute('select id, phone from applications')
      for (const { id, phone } of rows) {
        const { contactOn, opening } = people.get(String(id))!
        const gone = opening !== 'open' && contactOn <= today
        if (gone !== (phone === null))
          wrong.push(`${id} has telephone ${phone} on ${today}, due ${contactOn}`)
      }
    }
  })
}
