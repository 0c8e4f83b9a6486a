import type { Files } from '../../platform/files.ts'
import type { SealsAtDesk } from '../models.ts'
import { readFindings } from './findings.ts'
import { readSeal } from './seal.ts'

const lateAfterMs = 24 * 3_600_000

/** What the last look at the seals came to; null before the first day is sealed. */
export async function sealsAtDesk(files: Pick<Files, 'get'>, now: Date): Promise<SealsAtDesk | null> {
  const found = await readFindings(files)
  if (!found) return null
  const { at, to, differing } = found
  const { digest } = await readSeal(files, to)
  const isLate = now.getTime() - Date.parse(at) >= lateAfterMs
  return { at, to, isLate, differing, checksum: digest }
}
