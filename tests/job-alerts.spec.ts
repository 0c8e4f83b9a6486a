import { tellOfNewJobs } from '../functions/newsletter/alerts/alerts.ts'
import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { isJob } from '../functions/promises/openings/adverts.ts'
import { wishedAs } from '../functions/promises/openings/job-search.ts'
import type { Promises } from '../functions/promises/promises.ts'
import { onTick } from '../functions/scheduled.ts'
import { addReaders, emailOf } from './portal/mailing.ts'
import { demoPromises, openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const firstSlug = 'shore-power-technician'
const secondSlug = 'recruiter-gothenburg'

/** The demo's jobs, each posted on a day of the test's own choosing. */
function posted(days: Record<string, string>): Promises {
  const demo = demoPromises()
  const openings = demo.openings.map((opening) => {
    const postedOn = days[opening.slug] ?? '2026-06-01'
    return isJob(opening) ? { ...opening, advert: { ...opening.advert, postedOn } } : opening
  })
  return { ...demo, openings }
}

const at = (portal: TestPortal, instant: string) => {
  portal.time.now = new Date(instant)
}

const langOf = (reader: number) => locales[reader % 3]!

async function hourly(portal: TestPortal, promises: Promises): Promise<void> {
  await tellOfNewJobs(portal.platform(), promises)
  await sendIssues(portal.platform(), portal.promises)
}

const choose = (portal: TestPortal, reader: number, places: string[], kinds: string[] = []) =>
  portal.client.execute({
    sql: 'update subscriptions set places = ?, kinds = ? where email = ?',
    args: [JSON.stringify(places), JSON.stringify(kinds), emailOf(reader)],
  })

test('C1 readers of jobs are told of a new one in the morning, once, in their language, with a way to it', async ({
  portal,
}) => {
  const promises = posted({ [firstSlug]: '2026-11-02' })
  await addReaders(portal, 2, { topics: ['jobs'] })
  await addReaders(portal, 1, { topics: ['news'], from: 2 })
  at(portal, '2026-11-02T06:59:00Z')
  await hourly(portal, promises)
  expect(await portal.letters()).toEqual([])
  at(portal, '2026-11-02T07:00:00Z')
  for (const hour of ['07', '08', '20']) {
    at(portal, `2026-11-02T${hour}:17:00Z`)
    await hourly(portal, promises)
  }
  const subjects = await Promise.all(
    [0, 1, 2].map(async (i) => (await portal.letters(emailOf(i))).map(({ subject }) => subject)),
  )
  expect(subjects).toEqual([['Ett nytt jobb'], ['Én ny stilling'], []])
  const [letter] = await portal.letters(emailOf(0))
  const job = promises.openings.find(({ slug }) => slug === firstSlug)!
  expect(letter!.text).toContain(job.title.sv)
  expect(letter!.text).toContain(`/sv/jobs/${firstSlug}/`)
  expect(letter!.headers).toHaveProperty('List-Unsubscribe')
})

test('each reader is told of the new jobs that fit by place and kind, of all in one letter, and of none that do not', async ({
  portal,
}) => {
  const promises = posted({ [firstSlug]: '2026-11-02', [secondSlug]: '2026-11-01' })
  const [first, second] = [firstSlug, secondSlug].map(
    (slug) => promises.openings.find((opening) => opening.slug === slug)!,
  )
  const [here, there] = [wishedAs(first!), wishedAs(second!)]
  expect(here.place).not.toBe(there.place)
  await addReaders(portal, 6, { topics: ['jobs'] })
  await choose(portal, 1, [here.place])
  await choose(portal, 2, ['nowhere'])
  await choose(portal, 3, [here.place], ['thesis'])
  await choose(portal, 4, [there.place, 'nowhere'])
  await choose(portal, 5, [here.place, there.place])
  await hourly(portal, promises)
  await hourly(portal, promises)
  const told = await Promise.all(
    [0, 1, 2, 3, 4, 5].map(async (i) =>
      (await portal.letters(emailOf(i))).map(({ subject, html, text }) => [
        subject,
        [first!, second!].map((job) => text.includes(job.title[langOf(i)])),
        [firstSlug, secondSlug].map((slug) => html.includes(`/${langOf(i)}/jobs/${slug}/`)),
        /\{\w+\}/.test(`${subject} ${html.replace(/<style>.*?<\/style>/s, '')} ${text}`),
      ]),
    ),
  )
  const of = (subject: string, fits: boolean[]) => [[subject, fits, fits, false]]
  expect(told).toEqual([
    of('2 nya jobb', [true, true]),
    of('Én ny stilling', [true, false]),
    [],
    [],
    of('Én ny stilling', [false, true]),
    of('2 new jobs', [true, true]),
  ])
})

test('a job is told of once, on a day without a new one nothing is sent, and a closed one is not told of', async ({
  portal,
}) => {
  await addReaders(portal, 1, { topics: ['jobs'] })
  await hourly(portal, posted({ [firstSlug]: '2026-11-02' }))
  at(portal, '2026-11-03T09:00:00Z')
  await hourly(portal, posted({ [firstSlug]: '2026-11-02', 'ferry-charging-coordinator': '2026-11-03' }))
  expect(await portal.letters(emailOf(0))).toHaveLength(1)
  at(portal, '2026-11-06T09:00:00Z')
  await hourly(portal, posted({ [firstSlug]: '2026-11-02', [secondSlug]: '2026-11-04' }))
  expect((await portal.letters(emailOf(0))).map(({ subject }) => subject)).toEqual([
    'Ett nytt jobb',
    'Ett nytt jobb',
  ])
})

test('the hourly work tells of new jobs by itself', async () => {
  const portal = await openPortal({ promises: posted({ [firstSlug]: '2026-11-02' }) })
  await addReaders(portal, 1, { topics: ['jobs'] })
  await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  expect(await portal.letters(emailOf(0))).toHaveLength(1)
  await portal.close()
})
