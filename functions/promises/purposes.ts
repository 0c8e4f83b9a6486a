import * as v from 'valibot'
import { id, line, text } from './fields.ts'
import { type Locale, locales, type Text } from './language/languages.ts'
import { ContentProblem } from './problem.ts'
import { ground, type RetentionTable, sentenceFor } from './rules.ts'
import { readTable, requireDistinct } from './table.ts'

const file = 'content/purposes.json'

/** What the forms ask for; each needs its wording in content. */
const purposeIds = ['application-notice', 'talent-pool', 'contact'] as const

const hash = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the words, 64 digits 0–9 a–f'),
)

const hashes = v.strictObject({ sv: hash, nb: hash, en: hash })

const purpose = v.strictObject({
  id: v.picklist(purposeIds),
  kind: v.picklist(['notice', 'consent']),
  ground,
  form: v.picklist(['application', 'contact']),
  version: line,
  wording: text,
  hashes,
  rule: id,
  earlier: v.array(v.strictObject({ version: line, wording: text, hashes })),
})

/** One box of a form: what the person confirms or allows, in the words that are shown and recorded. */
export type Purpose = v.InferOutput<typeof purpose>

export type PurposeId = (typeof purposeIds)[number]

/**
 * '{period}' in a wording becomes the sentence of the purpose's retention rule.
 * Throws ContentProblem, also when a purpose that a form asks for is missing.
 */
export function readPurposes(raw: unknown, retention: RetentionTable): Purpose[] {
  const purposes = readTable(file, v.array(purpose), raw)
  requireDistinct(
    file,
    'purposes',
    purposes.map((purpose) => purpose.id),
  )
  for (const id of purposeIds) purposeFor(purposes, id)
  return purposes.map((purpose, at) => {
    requireHonestHistory(purpose, at)
    return { ...purpose, wording: withPeriod(purpose, at, retention) }
  })
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

function withPeriod(purpose: Purpose, at: number, retention: RetentionTable): Text {
  const rule = retention.rules.find((rule) => rule.id === purpose.rule)
  if (!rule) {
    throw new ContentProblem(file, `${at}.rule`, `"${purpose.rule}" is not a rule of content/retention.json`)
  }
  if (purpose.kind === 'consent' && (purpose.ground !== 'consent' || rule.ground !== 'consent')) {
    const remedy = `a consent needs the ground "consent", here and in the rule "${rule.id}"`
    throw new ContentProblem(file, `${at}.ground`, remedy)
  }
  const wording = { ...purpose.wording }
  for (const locale of locales)
    wording[locale] = wording[locale].replace('{period}', sentenceFor(rule, locale))
  return wording
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
