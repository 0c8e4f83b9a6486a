import * as v from 'valibot'
import type { Day } from '../../promises/calendar/calendar.ts'
import { emailAddress, id, line, phoneNumber } from '../../promises/fields.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import { stillToWrite } from '../../promises/unfinished.ts'
import { requireSoundContent } from '../sound-content.ts'
import { askAdvert } from './advert.ts'
import { comingDay } from './coming-day.ts'
import { fromTemplate, jsonFile, told, writeNew } from './files.ts'
import { askPayRange } from './pay-range.ts'
import type { Questions } from './questions.ts'

const kinds: Record<Exclude<Opening['kind'], 'open'>, string> = {
  permanent: 'a post without an end',
  temporary: 'a post for a time',
  assignment: 'an assignment for a consultant or a subcontractor',
  thesis: 'a degree project for students',
}

const remotes: Record<Opening['remote'], string> = {
  no: 'the work is done on the spot',
  partly: 'some days can be worked from elsewhere',
  yes: 'the work can be done from anywhere',
}

/** `npm run new:opening`: the facts and the texts of an advertisement; answers what to do next. */
export async function newOpening(
  questions: Questions,
  { folder, today }: { folder: string; today: Day },
): Promise<string> {
  const promises = await requireSoundContent(today, folder)
  const slug = await questions.ask(
    'Its name in addresses, such as "harbour-electrician":',
    freeSlug(promises),
  )
  const target = `openings/${slug}`
  const files = {
    [`${target}/facts.json`]: jsonFile(await askFacts(questions, promises, today)),
    ...fromTemplate(folder, 'opening', target),
  }
  writeNew(folder, files)
  return told(
    files,
    [],
    [
      'Write the texts: replace every [WRITE: …] in the four files. Until then the build says which one is left.',
      'npm run check, then npm start, and read the advertisement in all three languages.',
    ],
  )
}

async function askFacts(questions: Questions, promises: Promises, today: Day) {
  const { site } = promises
  const controllers = named(site.controllers)
  const title = await questions.askInEveryLanguage('the title')
  const summary = await questions.askInEveryLanguage('the work, in one or two sentences')
  const place = await questions.askInEveryLanguage('the place')
  const remote = await questions.choose('Can it be done from elsewhere?', remotes)
  const kind = await questions.choose('What kind is it?', kinds)
  const controller = await questions.choose('Who is responsible for the applications?', controllers)
  const employer = await questions.choose('Whom would the person work for?', {
    ...named(site.employers),
    [controller]: controllers[controller]!,
  })
  const deadlineOn = await questions.ask('The last day to apply, such as 2027-03-01:', comingDay(site, today))
  const advert = await askAdvert(questions, today)
  const payRange = await askPayRange(questions)
  const hours = await questions.askInEveryLanguage('the working hours')
  const contact = {
    name: await questions.ask('Who answers questions? Name:', line),
    role: await questions.askInEveryLanguage('what that person does'),
    email: await questions.ask('E-mail:', emailAddress),
    phone: await questions.ask('Phone, with its country (+46 …):', phoneNumber),
  }
  const isOurOwn = employer === controller
  return {
    ...{ title, summary, place, remote, kind, ...(!isOurOwn && { employer }), controller },
    recipients: isOurOwn ? [controller] : [controller, employer],
    ...{ deadlineOn, advert, ...(payRange && { payRange }), hours, contact },
    steps: [{ what: firstStep }],
    retention: retentionLike(promises),
  }
}

const firstStep = {
  sv: stillToWrite('what happens first after the deadline, in Swedish'),
  nb: stillToWrite('what happens first after the deadline, in Norwegian (bokmål)'),
  en: stillToWrite('what happens first after the deadline, in English'),
}

function freeSlug({ openings }: Promises) {
  const taken = [...openings.map(({ slug }) => slug), 'open']
  return v.pipe(
    id,
    v.check((value) => !taken.includes(value), 'there is such an opening already: choose another name'),
  )
}

function named(organisations: { id: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(organisations.map(({ id, name }) => [id, name]))
}

/** The rules that another opening lives by; where there is none, those that content/retention.json begins with. */
function retentionLike({ openings, purposes }: Promises): Opening['retention'] {
  const other = openings.find(({ kind }) => kind !== 'open')
  if (other) return other.retention
  const talentPool = purposeFor(purposes, 'talent-pool').rule
  return { application: 'application', contactDetails: 'contact-details', talentPool }
}
