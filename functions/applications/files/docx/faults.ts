import { ascii, firstPlace, standsAt } from '../bytes.ts'
import type { Refusal } from '../verdict.ts'
import { readsAsZip } from '../zip-end.ts'
import { readArchive } from './archive.ts'
import { faultInEntries, faultInPart } from './entries.ts'
import { layOut } from './layout.ts'
import { faultInPackage } from './package.ts'
import { partsOf } from './parts.ts'

const entryHeader = ascii('PK\x03\x04')
const zipMark = ascii('PK')
const pdf = ascii('%PDF-')
const compoundFile = ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
const encryptedPackage = ascii([...'EncryptedPackage'].join('\0'))

/**
 * Why a Word document is not kept, or nothing. Its archive is read as a whole; of its parts only the content
 * types, the relationships and the beginnings of those that hold text are unpacked.
 */
export async function faultInDocx(bytes: Uint8Array): Promise<Refusal | undefined> {
  if (!standsAt(bytes, entryHeader, 0)) return strangerIn(bytes)
  if (firstPlace(bytes.subarray(0, 1024 + pdf.length), pdf) !== -1) return 'polyglot'
  const archive = readArchive(bytes)
  if (typeof archive === 'string') return archive
  const contentTypes = archive.entries.find(({ name }) => name === '[Content_Types].xml')
  if (!contentTypes) return 'mislabelled'
  const dataAt = layOut(bytes, archive)
  if (typeof dataAt === 'string') return dataAt
  const fault = faultInEntries(archive.entries)
  if (fault) return fault
  return (
    (await faultInPackage(partsOf(bytes, dataAt), archive.entries, contentTypes)) ??
    [...dataAt].map(([entry, at]) => faultInPart(bytes, entry, at)).find((found) => found !== undefined)
  )
}

/** A password turns a Word document into a compound file; so was every .doc. */
function strangerIn(bytes: Uint8Array): Refusal {
  if (standsAt(bytes, compoundFile, 0)) {
    return firstPlace(bytes, encryptedPackage) === -1 ? 'mislabelled' : 'encrypted'
  }
  return readsAsZip(bytes) && !standsAt(bytes, pdf, 0) && !standsAt(bytes, zipMark, 0)
    ? 'polyglot'
    : 'mislabelled'
}
