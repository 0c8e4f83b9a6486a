import * as v from 'valibot'
import type { Day } from '../../promises/calendar/calendar.ts'
import { id } from '../../promises/fields.ts'
import type { Site } from '../../promises/organisation/site.ts'
import { pagesBeside } from '../../promises/policies/policies.ts'
import { hashOf } from '../../promises/policies/sentences.ts'
import { readContent } from '../content.ts'
import { requireSoundContent } from '../sound-content.ts'
import { comingDay } from './coming-day.ts'
import { fromTemplate, jsonFile, told, writeNew } from './files.ts'
import { newVersion } from './new-version.ts'
import type { Questions } from './questions.ts'

const aNewOne = 'something-new'

/** `npm run new:policy`: a new version of a policy, or a policy that was not there; answers what to do next. */
export async function newPolicy(
  questions: Questions,
  { folder, today }: { folder: string; today: Day },
): Promise<string> {
  const content = await requireSoundContent(today, folder)
  const newest = content.policies.filter(
    (policy, at, all) => all.findIndex((other) => other.policy === policy.policy) === at,
  )
  const choices = newest.map(({ policy, title, effectiveOn }) => [
    policy,
    `${title.en}; its newest version is of ${effectiveOn}`,
  ])
  const choice = await questions.choose('Which policy is it about?', {
    ...Object.fromEntries(choices),
    [aNewOne]: 'a policy that is not there yet',
  })
  const before = newest.find(({ policy }) => policy === choice)
  if (before) return newVersion(questions, before, { content, folder, today })
  return firstVersion(questions, { site: content.site, folder, today })
}

async function firstVersion(
  questions: Questions,
  { site, folder, today }: { site: Site; folder: string; today: Day },
): Promise<string> {
  const there = Object.keys(readContent(folder).policies).map((path) => path.split('/')[0]!)
  const taken = [...there, ...pagesBeside]
  const name = v.pipe(
    id,
    v.check((value) => !taken.includes(value), 'there is such a page already: choose another name'),
  )
  const policy = await questions.ask('Its name in addresses, such as "newsletter":', name)
  const title = await questions.askInEveryLanguage('the title')
  const effectiveOn = await questions.ask(
    'The day it takes effect, such as 2027-03-01:',
    comingDay(site, today),
  )
  const target = `policies/${policy}/${effectiveOn}`
  const texts = fromTemplate(folder, 'policy', target)
  const written = Object.entries(texts).map(([path, text]) => [path.replace('policies/', ''), text])
  const hash = await hashOf(
    { policy, effectiveOn, roles: [], settled: false },
    Object.fromEntries(written),
    site,
  )
  const facts = { title, effectiveOn, reviewedOn: today, change: 'first', hash }
  const files = { [`${target}/facts.json`]: jsonFile(facts), ...texts }
  writeNew(folder, files)
  return told(
    files,
    [],
    [
      'Write the texts: replace every [WRITE: …]. Until then the build says which one is left.',
      'Quote periods, never type them: {rule:letters} becomes the words of that rule in content/retention.json.',
      'npm run check, then npm start: the build says which hash to write in facts.json.',
    ],
  )
}
