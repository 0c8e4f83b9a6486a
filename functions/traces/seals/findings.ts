import * as v from 'valibot'
import type { Files } from '../../platform/files.ts'
import { sealsPrefix } from './seal.ts'

const name = `${sealsPrefix}checked`

const finding = v.strictObject({ day: v.string(), what: v.picklist(['traces', 'seal', 'missing']) })

const findings = v.strictObject({
  at: v.string(),
  to: v.string(),
  next: v.nullable(v.string()),
  differing: v.array(finding),
})

/**
 * A day that is not as it was sealed: its traces were altered, taken away or put in (`traces`), it does not carry on the
 * seal before or cannot be read (`seal`), or it has none (`missing`).
 */
export type Finding = v.InferOutput<typeof finding>

/**
 * What looking at the seals has come to: the last time (ISO 8601), the newest day that has been sealed, from which day to
 * go on, and every day that differs.
 */
export type Findings = v.InferOutput<typeof findings>

/** Null before the first look, and when they cannot be read: then everything is looked at anew. */
export async function readFindings(files: Pick<Files, 'get'>): Promise<Findings | null> {
  const bytes = await files.get(name)
  const read =
    bytes && v.safeParse(v.pipe(v.string(), v.parseJson(), findings), new TextDecoder().decode(bytes))
  return read?.success ? read.output : null
}

export async function keepFindings(files: Pick<Files, 'put'>, found: Findings): Promise<void> {
  await files.put(name, new TextEncoder().encode(JSON.stringify(found)))
}
