import { readArchive } from '../../files/docx/archive.ts'
import { layOut } from '../../files/docx/layout.ts'
import { decoded, xmlText } from '../../files/docx/xml.ts'
import { unpack } from '../../files/unpack.ts'

const mostTextBytes = 4 * 1024 * 1024
const mostParagraphs = 5_000
const paragraphEnd = '</w:p>'
const piece = /<w:t(?: [^<>]*)?>([^<]*)<|<w:(tab|br|cr)[ /]/g

/**
 * The words of a Word document, paragraph by paragraph, without any of its formatting, pictures or fields. Null where
 * they cannot be read; the file can still be downloaded.
 */
export async function textOfDocx(bytes: Uint8Array): Promise<string[] | null> {
  const archive = readArchive(bytes)
  if (typeof archive === 'string') return null
  const places = layOut(bytes, archive)
  if (typeof places === 'string') return null
  const entry = archive.entries.find(({ name }) => name === 'word/document.xml')
  const at = entry && places.get(entry)
  if (!entry || at === undefined) return null
  const packed = bytes.subarray(at, at + entry.packedBytes)
  const unpacked = entry.method === 0 ? packed : (await unpack(packed, 'deflate-raw', mostTextBytes)).bytes
  const text = xmlText(unpacked, true)
  return text === undefined ? null : paragraphsIn(text)
}

/** A paragraph is what stands between one's end and the next; inside it only runs of text, tabs and breaks are words. */
function paragraphsIn(text: string): string[] {
  const paragraphs: string[] = []
  for (let at = 0; paragraphs.length < mostParagraphs; ) {
    const end = text.indexOf(paragraphEnd, at)
    if (end === -1) break
    const words = wordsIn(text.slice(at, end))
    if (words !== '') paragraphs.push(words)
    at = end + paragraphEnd.length
  }
  return paragraphs
}

function wordsIn(paragraph: string): string {
  return [...paragraph.matchAll(piece)]
    .map(([, words, mark]) => (mark ? (mark === 'tab' ? '\t' : '\n') : (decoded(words!) ?? '')))
    .join('')
    .trim()
}
