import fc from 'fast-check'
import { judgeCv, judgePhoto } from '../../functions/applications/files/gate.ts'
import { docx, paragraph } from './docx-maker.ts'
import { randomBytesOf } from './made-files.ts'
import { attachment, documentObjects, listsAttachment } from './pdf-documents.ts'
import { packable, pdf, updated } from './pdf-maker.ts'
import { jpeg, png } from './picture-maker.ts'

const objects = documentObjects({ pages: 3, catalog: listsAttachment, more: attachment('/F(a.xml)', '<a/>') })

const originals: Uint8Array[] = [
  pdf({ objects }),
  pdf({ objects, packed: packable(objects) }),
  pdf({
    objects,
    packed: packable(objects),
    packedValue: (usual) => usual.replace('/Filter/FlateDecode', ''),
    packedBody: (head, inside) => Buffer.from(head + inside),
  }),
  updated(pdf({ objects }), { objects: [objects[1]!], table: 'stream' }),
  docx({
    body: paragraph('Hej'),
    links: [{ type: 'hyperlink', target: 'https://exempel.invalid/', mode: 'External' }],
  }),
  docx({ parts: { 'word/media/a.png': png(), 'word/media/b.emf': randomBytesOf(700) } }),
  jpeg(),
  png(),
]

/** What a mutation puts in: the words on which the formats turn, and numbers at their limits. */
const tokens = [
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '%',
  '/',
  '#',
  '\\',
  ' obj',
  '1 0 obj',
  'endobj',
  'stream\r\n',
  'endstream',
  'trailer',
  'startxref',
  '%%EOF',
  '/First',
  '/N 9',
  '/ObjStm',
  '/EF',
  '/Kids[2 0 R]',
  '/Count 1',
  '/Filter',
  '/Length 99',
  '4294967296',
  '-1',
  'PK\x01\x02',
  'PK\x03\x04',
  'PK\x05\x06',
  'PK\x07\x08',
  '\xff\xff\xff\xff',
  '\0\0\0\0',
  '\xff\xd8',
  '\xff\xda',
  '\xff\xd9',
  'IDAT',
  'IEND',
  '<!--',
  '<?',
  '<![CDATA[',
  '&#',
  '="',
].map((token) => Buffer.from(token, 'latin1'))

const piece = fc.oneof(fc.constantFrom(...tokens), fc.uint8Array({ maxLength: 12 }))
const change = fc.record({
  at: fc.nat(),
  cut: fc.oneof(fc.constant('as long as the piece' as const), fc.nat(8), fc.nat(400)),
  piece,
  times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.nat(3), fc.constant(2_000)),
})

/**
 * A file that was good once: bytes written over, cut out, put in or repeated; sometimes half of another file
 * behind it. What is written over leaves all places right, so that the deeper checks are reached too.
 */
export const mutatedFile: fc.Arbitrary<Uint8Array> = fc
  .record({
    original: fc.nat(originals.length - 1),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    other: fc.oneof(
      { weight: 7, arbitrary: fc.constant(undefined) },
      fc.record({ which: fc.nat(originals.length - 1), from: fc.nat() }),
    ),
  })
  .map(({ original, changes, other }) => {
    let bytes = Buffer.from(originals[original]!)
    for (const { at, cut, piece, times } of changes) {
      const from = at % (bytes.length + 1)
      const put = Buffer.concat(Array(times).fill(Buffer.from(piece)))
      const gone = typeof cut === 'number' ? cut : put.length
      bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + gone)])
    }
    const rest = other ? originals[other.which]! : new Uint8Array()
    return new Uint8Array(Buffer.concat([bytes, rest.subarray(other ? other.from % rest.length : 0)]))
  })

/** Judges one file as a CV of both kinds and as a photo; answers whether that took less than a second of computing. */
export async function judgesWithinASecond(bytes: Uint8Array): Promise<boolean> {
  const before = process.cpuUsage()
  for (const name of ['cv.pdf', 'cv.docx']) await judgeCv(bytes, name)
  judgePhoto(bytes, 'jag.jpg')
  return computedMs(before) < 1_000
}

/** How long this program has computed since then, however busy the machine is. */
export function computedMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
