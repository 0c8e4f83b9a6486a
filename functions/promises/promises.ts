import { addPeriod, type Day } from './calendar/calendar.ts'
import { entriesInWords } from './choice/asked.ts'
import { choiceCookie, choiceRule, storageChoice } from './choice/kept.ts'
import { type Cookie, readCookies } from './cookies.ts'
import { withTheApplication } from './inventory/holding.ts'
import { type LetterTemplate, readLetterTemplates } from './openings/letter-templates.ts'
import { type Opening, readOpenings } from './openings/openings.ts'
import { applicationRulesOf } from './openings/roles.ts'
import { readSite, type Site } from './organisation/site.ts'
import { type Policy, readPolicies } from './policies/policies.ts'
import { ContentProblem } from './problem.ts'
import { type Processor, readProcessors } from './processors.ts'
import { hasAskedAboutStorage, type Purpose, purposeFor, readPurposes } from './purposes/purposes.ts'
import { type RetentionTable, readRetention, ruleFor } from './rules.ts'

/** Everything the organisation says and promises, read and cross-checked. */
export interface Promises {
  site: Site
  retention: RetentionTable
  purposes: Purpose[]
  openings: Opening[]
  /** What staff begin a letter to an applicant from. */
  letterTemplates: LetterTemplate[]
  processors: Processor[]
  cookies: Cookie[]
  /** Every version of every policy, the newest of each first. */
  policies: Policy[]
  /** The day the pages were drawn. */
  builtOn: Day
}

/** The files of content/ as parsed JSON, openings by slug, policies by '<policy>/<version>'. */
export interface RawContent {
  site: unknown
  retention: unknown
  purposes: unknown
  processors: unknown
  cookies: unknown
  letterTemplates: unknown
  openings: Record<string, unknown>
  policies: Record<string, unknown>
}

/** Throws the first ContentProblem. Dates relative to the build are counted from builtOn. */
export function readPromises(raw: RawContent, builtOn: Day): Promises {
  const processors = readProcessors(raw.processors)
  const cookies = readCookies(raw.cookies, processors)
  const entries = entriesInWords(cookies, processors)
  const isAsking = Object.keys(entries).length > 0
  const site = readSite(raw.site)
  if (isAsking || hasAskedAboutStorage(raw.purposes))
    site.capabilities = [...site.capabilities, storageChoice]
  const retention = readRetention(raw.retention, site.capabilities)
  const purposes = readPurposes(raw.purposes, retention, entries)
  const openings = readOpenings(raw.openings, site, retention, builtOn)
  requireTalentPoolAsPromised(openings, purposes)
  requireKnownSuppliers(retention, processors)
  requireSomebodyToTell(retention, openings)
  requireContactFromTheFirstDay(purposes, retention)
  requireLedgerBeyondBackups(retention, builtOn)
  return {
    site,
    retention,
    purposes,
    openings,
    letterTemplates: readLetterTemplates(raw.letterTemplates),
    processors,
    cookies: isAsking ? [...cookies, choiceCookie(choiceRule(retention))] : cookies,
    policies: readPolicies(raw.policies, site, builtOn),
    builtOn,
  }
}

/** The consent says how long; what is kept on it must follow the same rule. */
function requireTalentPoolAsPromised(openings: Opening[], purposes: Purpose[]): void {
  const { rule } = purposeFor(purposes, 'talent-pool')
  const stray = openings.find((opening) => opening.retention.talentPool !== rule)
  if (!stray) return
  const remedy = `is "${stray.retention.talentPool}"; the consent in content/purposes.json promises "${rule}"`
  throw new ContentProblem(`content/openings/${stray.slug}/facts.json`, 'retention.talentPool', remedy)
}

/** Whoever erases for the organisation stands in its list of suppliers. */
function requireKnownSuppliers({ rules }: RetentionTable, processors: Processor[]): void {
  const at = rules.findIndex(({ supplier }) => supplier && !processors.some(({ id }) => id === supplier))
  if (at === -1) return
  const remedy = `"${rules[at]!.supplier}" is not among the suppliers of content/processors.json; add it there or correct its id`
  throw new ContentProblem('content/retention.json', `rules.${at}.supplier`, remedy)
}

/** Only the owners of applications are told ahead; a promise about anything else would not be kept. */
function requireSomebodyToTell({ rules }: RetentionTable, openings: Opening[]): void {
  const told: string[] = openings.flatMap((opening) => [
    ...applicationRulesOf(opening),
    opening.retention.talentPool,
  ])
  const at = rules.findIndex(
    ({ id, tellAhead }) => tellAhead && ![...withTheApplication, ...told].includes(id),
  )
  if (at === -1) return
  const remedy = `nobody is told ahead under "${rules[at]!.id}": only applications live by rules that tell; take it away`
  throw new ContentProblem('content/retention.json', `rules.${at}.tellAhead`, remedy)
}

/** A message lives from the day it is sent: its rule must count from then, in days, and end in erasure. */
function requireContactFromTheFirstDay(purposes: Purpose[], retention: RetentionTable): void {
  const { rule: id } = purposeFor(purposes, 'contact')
  const { starts, keepFor, then } = ruleFor(retention, id)
  if (['submitted', 'lastActivity'].includes(starts) && !keepFor.includes('T') && then === 'erase') return
  const at = retention.rules.findIndex((rule) => rule.id === id)
  const remedy = `a message counts by rule "${id}"; let it start with "submitted", last whole days and then "erase"`
  throw new ContentProblem('content/retention.json', `rules.${at}.starts`, remedy)
}

/** While a backup can bring something back, the note that it was erased must still be there. */
function requireLedgerBeyondBackups(retention: RetentionTable, builtOn: Day): void {
  const [ledger, backups] = ['erasure-ledger', 'backups'].map((id) => ruleFor(retention, id))
  if (addPeriod(builtOn, ledger!.keepFor) > addPeriod(builtOn, backups!.keepFor)) return
  const at = retention.rules.indexOf(ledger!)
  const remedy = `must be longer than that of "backups", ${backups!.keepFor}: what a backup can bring back is erased again by it`
  throw new ContentProblem('content/retention.json', `rules.${at}.keepFor`, remedy)
}
