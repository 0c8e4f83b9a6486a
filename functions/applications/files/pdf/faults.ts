import type { Refusal } from '../verdict.ts'
import { readsAsZip } from '../zip-end.ts'
import { carriesOnlyText } from './attachments.ts'
import { faultInFrame } from './frame.ts'
import { mark } from './marks.ts'
import { surveyObjectStreams } from './object-streams.ts'
import { faultInPageTree } from './page-tree.ts'
import { type Survey, surveyOf } from './survey.ts'
import { readValue } from './values.ts'

/** The highest object number of ISO 32000-1, annex C. */
const mostObjects = 8_388_607

/**
 * Why a PDF is not kept, or nothing. Looked at is every object, in the file and in its object streams, not
 * the bodies of other streams: text and pictures can contain any bytes by chance.
 */
export async function faultInPdf(bytes: Uint8Array): Promise<Refusal | undefined> {
  const frame = faultInFrame(bytes)
  if (frame) return frame
  const file = surveyOf(bytes)
  if (!file) return 'damaged'
  if (isEncrypted(file)) return 'encrypted'
  if (has(mark.runs, [file])) return 'activeContent'
  const inside = await surveyObjectStreams(file)
  if (typeof inside === 'string') return inside
  if (has(mark.runs, inside)) return 'activeContent'
  if (!(await carriesOnlyText(file, inside))) return 'embeddedFile'
  if (readsAsZip(bytes)) return 'polyglot'
  if (!isWhole(file, inside)) return 'damaged'
  return faultInPageTree([file, ...inside])
}

function has(wanted: number, surveys: Survey[]): boolean {
  return surveys.some(({ pieces }) => pieces.some(({ marks }) => marks & wanted))
}

/** Also a file that opens without a password, when changing or printing it needs one. */
function isEncrypted(file: Survey): boolean {
  return trailersOf(file).some(({ marks }) => marks & mark.encrypts)
}

function isWhole(file: Survey, inside: Survey[]): boolean {
  const trailers = trailersOf(file)
  const rooted = trailers.some(({ marks }) => marks & mark.root)
  const sizes = trailers.map(({ valueAt }) => readValue(file.bytes, valueAt))
  const sized = sizes.every(
    (trailer) => !(trailer instanceof Map && Number(trailer.get('Size') ?? 0) > mostObjects),
  )
  return rooted && sized && has(mark.pages, [file, ...inside])
}

/** A cross-reference stream is a trailer too (ISO 32000-2, 7.5.8). */
function trailersOf(file: Survey): Survey['pieces'] {
  return file.pieces.filter(({ number, marks }) => number === undefined || marks & mark.crossReference)
}
