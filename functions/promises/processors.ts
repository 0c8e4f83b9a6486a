import * as v from 'valibot'
import { id, line, text, webAddress } from './fields.ts'
import { readTable, requireDistinct } from './table.ts'

const file = 'content/processors.json'

const processor = v.strictObject({
  id,
  name: line,
  purpose: text,
  seat: text,
  storedIn: text,
  safeguard: text,
  privacyUrl: webAddress,
  agreementUrl: webAddress,
})

/** A supplier that handles personal data for the organisation: GDPR Articles 28 and 44 to 49. */
export type Processor = v.InferOutput<typeof processor>

export function readProcessors(raw: unknown): Processor[] {
  const processors = readTable(file, v.array(processor), raw)
  requireDistinct(
    file,
    'processors',
    processors.map(({ id }) => id),
  )
  return processors
}
