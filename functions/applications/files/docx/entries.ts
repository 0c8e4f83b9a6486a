import { ascii, standsAt } from '../bytes.ts'
import { extensionOf } from '../names.ts'
import type { Refusal } from '../verdict.ts'
import type { Entry } from './archive.ts'

const mostUnpackedBytes = 50_000_000
const mostRatio = 100
/** Below this even a blank page may pack better than a hundred to one, and does no harm. */
const ratioCountsFromBytes = 256 * 1024

const encrypted = (1 << 0) | (1 << 6) | (1 << 13)
const symbolicLink = 0xa000
const stored = 0
const deflated = 8

/** What a Word document is made of: XML, pictures, fonts. */
const partExtensions = new Set([
  ...[
    'xml',
    'rels',
    'psmdcp',
    'png',
    'jpg',
    'jpeg',
    'jpe',
    'jfif',
    'gif',
    'bmp',
    'dib',
    'tif',
    'tiff',
    'emf',
    'wmf',
  ],
  ...['emz', 'wmz', 'svg', 'webp', 'wdp', 'jxr', 'ico', 'odttf', 'ttf', 'otf', 'sigs'],
])
const otherFiles = [
  'PK\x03\x04',
  'MZ',
  '\xd0\xcf\x11\xe0',
  '%PDF-',
  'Rar!',
  '7z\xbc\xaf',
  '{\\rtf',
  '\x7fELF',
].map(ascii)

/** Why the list of entries, before any is unpacked, is not that of a sound archive. */
export function faultInEntries(entries: Entry[]): Refusal | undefined {
  if (entries.some(({ flags }) => flags & encrypted)) return 'encrypted'
  if (isBomb(entries)) return 'bomb'
  return entries.every(isSound) && !hasDoubles(entries) ? undefined : 'damaged'
}

/** Why a part is none that a Word document without programs and other files has. */
export function faultInPart(bytes: Uint8Array, entry: Entry, dataAt: number): Refusal | undefined {
  const name = entry.name.toLowerCase()
  if (/vbaproject|vbadata/.test(name)) return 'macro'
  if (/(^|\/)activex\//.test(name)) return 'activeContent'
  if (name.endsWith('/') || /(^|\/)printersettings\d*\.bin$/.test(name)) return
  if (/(^|\/)(embeddings|afchunks?)\//.test(name) || !partExtensions.has(extensionOf(name)))
    return 'embeddedFile'
  const disguised = entry.method === stored && otherFiles.some((start) => standsAt(bytes, start, dataAt))
  return disguised ? 'embeddedFile' : undefined
}

function isBomb(entries: Entry[]): boolean {
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  return total > mostUnpackedBytes || entries.some(unpacksTooFar)
}

function unpacksTooFar({ packedBytes, unpackedBytes }: Entry): boolean {
  return unpackedBytes > ratioCountsFromBytes && unpackedBytes > mostRatio * packedBytes
}

/** An OPC part name: relative, no step up, no drive, no backslash (ISO/IEC 29500-2, 6.2.2). */
function isSound({ name, method, packedBytes, unpackedBytes, unixMode }: Entry): boolean {
  const steps = name.replace(/\/$/, '').split('/')
  const named = steps.every((step) => /^[^\\:*?"<>|\p{C}]+$/u.test(step) && !/^\.+$/.test(step))
  const packed = method === deflated || (method === stored && packedBytes === unpackedBytes)
  const folder = !name.endsWith('/') || unpackedBytes === 0
  return named && packed && folder && (unixMode & 0xf000) !== symbolicLink
}

/** Part names that differ in case alone are one name (ISO/IEC 29500-2, 6.3.5). */
function hasDoubles(entries: Entry[]): boolean {
  return new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length
}
