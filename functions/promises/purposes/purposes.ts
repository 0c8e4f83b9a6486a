import * as v from 'valibot'
import type { EntriesInWords } from '../choice/asked.ts'
import { id, line, text } from '../fields.ts'
import { type Locale, locales, type Text } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { ground, type RetentionTable, type Rule, sentenceFor } from '../rules.ts'
import { readTable, requireDistinct } from '../table.ts'
import { requireSomethingToAsk } from './asking-again.ts'

const file = 'content/purposes.json'

/** What the forms ask for; each needs its wording in content. */
const formPurposes = ['application-notice', 'talent-pool', 'contact', 'newsletter'] as const

/** What may be stored in a browser: asked only while content/cookies.json lists something for it. */
const storagePurposes = ['storage-analytic', 'storage-personal'] as const

const purposeIds = [...formPurposes, ...storagePurposes] as const

const hash = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the words, 64 digits 0–9 a–f'),
)

const hashes = v.strictObject({ sv: hash, nb: hash, en: hash })

/** Of words that nobody has been asked with yet. */
const noHashes = { sv: '', nb: '', en: '' }

const purpose = v.strictObject({
  id: v.picklist(purposeIds),
  kind: v.picklist(['notice', 'consent']),
  ground,
  form: v.picklist(['application', 'contact', 'newsletter', 'storage-choice']),
  version: line,
  asksAgain: v.optional(v.boolean(), false),
  wording: text,
  hashes: v.optional(hashes),
  rule: id,
  earlier: v.array(
    v.strictObject({ version: line, asksAgain: v.optional(v.boolean(), false), wording: text, hashes }),
  ),
})

/**
 * One box of a form: what the person confirms or allows, in the words that are shown and recorded. A version that
 * `asksAgain` changed so much that a yes to those before it counts no longer; `earlier` has the newest first.
 */
export type Purpose = v.InferOutput<typeof purpose> & { hashes: Text }

export type PurposeId = (typeof purposeIds)[number]

/**
 * '{period}' in a wording becomes the sentence of the purpose's retention rule, '{entries}' what the cookie table lists
 * for it. Throws ContentProblem, also when a purpose that is asked for is missing.
 */
export function readPurposes(
  raw: unknown,
  retention: RetentionTable,
  entries: EntriesInWords = {},
): Purpose[] {
  const purposes = readTable(file, v.array(purpose), raw).map((read) => ({
    ...read,
    hashes: read.hashes ?? noHashes,
  }))
  requireDistinct(
    file,
    'purposes',
    purposes.map((purpose) => purpose.id),
  )
  const asked: PurposeId[] = [...formPurposes, ...storagePurposes.filter((id) => entries[id])]
  for (const id of asked) purposeFor(purposes, id)
  return purposes.flatMap((purpose, at) => {
    requireHonestHistory(purpose, at)
    requireSomethingToAsk(purpose, at)
    if (!asked.includes(purpose.id)) return []
    return [{ ...purpose, wording: worded(purpose, at, retention, entries) }]
  })
}

/** Whether people have ever been asked what may be stored: then their answers may still be kept. */
export function hasAskedAboutStorage(raw: unknown): boolean {
  return readTable(file, v.array(purpose), raw).some(
    ({ form, hashes, earlier }) => form === 'storage-choice' && (hashes !== undefined || earlier.length > 0),
  )
}

/** Throws ContentProblem when content has no such purpose. */
export function purposeFor(purposes: Purpose[], id: PurposeId): Purpose {
  const purpose = purposes.find((purpose) => purpose.id === id)
  if (!purpose) throw new ContentProblem(file, 'purposes', `"${id}" is missing; add a purpose with this id`)
  return purpose
}

/** The exact words beside the box: what is shown is what is recorded (GDPR Article 7(1)). */
export function statementFor(purpose: Purpose, locale: Locale): string {
  return purpose.wording[locale]
}

/** SHA-256 of the statement in UTF-8, as hexadecimal digits. */
export async function textHash(statement: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(statement))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function worded(purpose: Purpose, at: number, retention: RetentionTable, entries: EntriesInWords): Text {
  const rule = retention.rules.find((rule) => rule.id === purpose.rule)
  if (!rule) {
    throw new ContentProblem(file, `${at}.rule`, `"${purpose.rule}" is not a rule of content/retention.json`)
  }
  requireConsentAsGround(purpose, at, rule)
  const listed = (entries as Partial<Record<PurposeId, Text>>)[purpose.id]
  const wording = { ...purpose.wording }
  for (const locale of locales) {
    wording[locale] = wording[locale]
      .replace('{period}', sentenceFor(rule, locale))
      .replace('{entries}', () => listed?.[locale] ?? '{entries}')
  }
  return wording
}

/** The rule of a storage choice is about the answer, which is kept as proof whatever it was. */
function requireConsentAsGround(purpose: Purpose, at: number, rule: Rule): void {
  const isAboutTheAnswer = purpose.form === 'storage-choice'
  if (purpose.kind !== 'consent') return
  if (purpose.ground === 'consent' && (isAboutTheAnswer || rule.ground === 'consent')) return
  const remedy = `a consent needs the ground "consent", here and in the rule "${rule.id}"`
  throw new ContentProblem(file, `${at}.ground`, remedy)
}

function requireHonestHistory(purpose: Purpose, at: number): void {
  const versions = [purpose.version, ...purpose.earlier.map(({ version }) => version)]
  requireDistinct(file, `${at}.earlier`, versions)
  const open = purpose.earlier.findIndex(({ wording }) =>
    Object.values(wording).some((text) => text.includes('{')),
  )
  if (open === -1) return
  const remedy = 'write the period out as people read it then: an earlier wording never changes'
  throw new ContentProblem(file, `${at}.earlier.${open}.wording`, remedy)
}
