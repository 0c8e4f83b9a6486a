import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPeriod, type Day } from '../../promises/calendar/calendar.ts'
import { periodInWords } from '../../promises/language/in-words.ts'
import { type Locale, locales } from '../../promises/language/languages.ts'
import { isOn } from '../../promises/organisation/capabilities.ts'
import { announcedFor, matters } from '../../promises/policies/announcements.ts'
import type { Policy } from '../../promises/policies/policies.ts'
import { foldersOf, type PolicyTexts } from '../../promises/policies/policy-texts.ts'
import { hashOf } from '../../promises/policies/sentences.ts'
import { writtenOut } from '../../promises/policies/written-out.ts'
import { readContent } from '../content.ts'
import type { requireSoundContent } from '../sound-content.ts'
import { comingDay } from './coming-day.ts'
import { type Files, jsonFile, told, writeNew } from './files.ts'
import type { Questions } from './questions.ts'

type Content = Awaited<ReturnType<typeof requireSoundContent>>

const kinds: Record<Exclude<Policy['change'], 'first'>, string> = {
  wording: 'other words, the same meaning. Nobody needs to be told',
  clarification: 'says more clearly what was so already. Nobody needs to be told',
  material: `changes something that matters to people. Every page says so at the top for ${periodInWords(announcedFor, 'en')}`,
  newPurpose:
    'data will be used for something new. Told in the same way; where it rests on consent, ask again (content/purposes.json)',
}

/**
 * Copies the texts of a version into a new one, and writes the one before out in words: from then on it tells what
 * people read, whatever becomes of the rules, and nothing about it changes on the day the new one takes effect.
 */
export async function newVersion(
  questions: Questions,
  before: Policy,
  { content, folder, today }: { content: Content; folder: string; today: Day },
): Promise<string> {
  const effectiveOn = await questions.ask(
    'The day it takes effect, such as 2027-03-01:',
    comingDay(content.site, today, before.effectiveOn),
  )
  const change = await questions.choose('What kind of change is it?', kinds)
  const summary = await questions.askInEveryLanguage('what has changed, in a sentence')
  const { policy, title, roles, rights } = before
  const copied = renamed(textsOf(before, content.texts), before.effectiveOn, effectiveOn)
  const hash = await hashOf({ policy, effectiveOn, roles, settled: false }, copied, content.site)
  const facts = {
    title,
    effectiveOn,
    reviewedOn: today,
    change,
    summary,
    ...(roles.length > 0 && { roles }),
    ...(rights.length > 0 && { rights }),
    hash,
  }
  const files = {
    [`policies/${policy}/${effectiveOn}/facts.json`]: jsonFile(facts),
    ...underPolicies(copied),
  }
  writeNew(folder, files)
  const changed = await writeOut(before, content, folder)
  return told(files, Object.keys(changed), [
    `Change the texts in content/policies/${policy}/${effectiveOn}/, in all three languages, and read them through.`,
    'npm start: the build says which hash to write in facts.json once the texts have changed.',
    `See what people will see at /sv/privacy/${policy}/${effectiveOn}/changes/.`,
    `Deploy now, so that people can read it ahead, and again on ${deployDays(effectiveOn, change).join(' and ')}: pages say what applies on the day they are built.`,
  ])
}

/** The days on which the pages have something new to say. */
function deployDays(effectiveOn: Day, change: Policy['change']): Day[] {
  return matters({ change }) ? [effectiveOn, addPeriod(effectiveOn, announcedFor)] : [effectiveOn]
}

/** The version before as people read it today, with the hash of that. */
async function writeOut(before: Policy, content: Content, folder: string): Promise<Files> {
  const roles = before.roles.filter(({ capability }) => isOn(capability, content.site.capabilities))
  const read = foldersOf({ ...before, roles }, content.site)
  const texts: PolicyTexts = textsOf(before, content.texts)
  const shown = Object.entries(texts).filter(([path]) => read.includes(path.replace(/\/[^/]+$/, '')))
  const settled = shown.map(([path, text]) => [path, writtenOut(text, content, languageOf(path))])
  const changed = settled.filter(([path, text]) => texts[path!] !== text)
  if (changed.length === 0 && roles.length === before.roles.length) return {}
  const hash = await hashOf({ ...before, roles, settled: true }, Object.fromEntries(settled), content.site)
  const facts = `${before.policy}/${before.effectiveOn}/facts.json`
  const known = readContent(folder).policies[`${before.policy}/${before.effectiveOn}`]
  const files = underPolicies({
    ...Object.fromEntries(changed),
    [facts]: jsonFile(Object.assign({}, known, before.roles.length > 0 && { roles }, { hash })),
  })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return files
}

function textsOf({ policy, effectiveOn }: Policy, texts: PolicyTexts): PolicyTexts {
  const inside = Object.entries(texts).filter(([path]) => path.startsWith(`${policy}/${effectiveOn}/`))
  return Object.fromEntries(inside)
}

function renamed(texts: PolicyTexts, from: Day, to: Day): PolicyTexts {
  const paths = Object.entries(texts).map(([path, text]) => [path.replace(`/${from}/`, `/${to}/`), text])
  return Object.fromEntries(paths)
}

function underPolicies(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`policies/${path}`, text]))
}

function languageOf(path: string): Locale {
  return locales.find((locale) => path.endsWith(`/${locale}.md`))!
}
