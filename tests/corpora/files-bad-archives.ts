import { type DocxPlan, docx, docxParts, paragraph } from './docx-maker.ts'
import { type BadFile, joined, latin1, randomBytesOf } from './made-files.ts'
import { documentObjects } from './pdf-documents.ts'
import { pdf } from './pdf-maker.ts'
import { type ZipEntry, zip } from './zip-maker.ts'

const main = 'word/document.xml'
const picture = 'word/media/a.emf'
const named = (name: string): DocxPlan => ({ parts: { [name]: 'x' } })
const written = (entry: Partial<ZipEntry>, name = main): DocxPlan => ({ entries: { [name]: entry } })
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000)
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`word/media/${index}.png`, '']))
const entriesOf = () => Object.entries(docxParts()).map(([name, data]): ZipEntry => ({ name, data }))

/** Archives that are not what a program writes which saves a document. */
const plans: Partial<Record<BadFile['reason'], Record<string, () => Uint8Array>>> = {
  bomb: {
    'one picture of a thousand to one': () => docx({ parts: { 'word/media/a.bmp': zeros(3) } }),
    'a document of a thousand to one': () => docx({ body: paragraph(' '.repeat(3_000_000)) }),
    'sixty megabytes': () =>
      docx({
        parts: { [picture]: randomBytesOf(700_000) },
        ...written({ claimedBytes: 60_000_000 }, picture),
      }),
    'sixty megabytes in thirty parts': () => {
      const parts = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`word/media/${index}.emf`, randomBytesOf(21_000)]),
      )
      const entries = Object.fromEntries(
        Object.keys(parts).map((name) => [name, { claimedBytes: 2_000_000 }]),
      )
      return docx({ parts, entries })
    },
    'a thousand and one parts': () => docx({ parts: many(1_001) }),
    'seventy thousand parts': () => docx({ shape: { claimedEntries: 0xffff } }),
    'types that unpack further than they say': () =>
      docx({
        parts: { '[Content_Types].xml': ' '.repeat(3_000_000) },
        ...written({ claimedBytes: 900 }, '[Content_Types].xml'),
      }),
    'a document that unpacks further than it says': () =>
      docx({ body: ' '.repeat(3_000_000), ...written({ claimedBytes: 9_100 }) }),
    'relations longer than any': () =>
      docx({
        parts: {
          'word/_rels/document.xml.rels': `<a>${'x1y2'.repeat(1)}${Array.from({ length: 90_000 }, (_, index) => index * 7919).join('')}</a>`,
        },
      }),
    'a size of four gigabytes': () => docx(written({ claimedBytes: 0xffffffff })),
    'two parts in the same bytes': () =>
      zip([...entriesOf(), { name: 'word/media/a.png', data: 'x', claimedAt: 0 }]),
    'parts that overlap': () =>
      zip(entriesOf().map((entry, index) => (index === 0 ? { ...entry, claimedPackedBytes: 500 } : entry))),
  },
  damaged: {
    ...Object.fromEntries(
      [
        '../evil.xml',
        'word/../../evil.xml',
        '/etc/passwd.xml',
        'C:/evil.xml',
        'word\\evil.xml',
        '..\\evil.xml',
        './a.xml',
        'word//a.xml',
        'word/a\0.xml',
        'word/\u202elmx.a',
        'word/a?.xml',
        '',
      ].map((name) => [`a part called ${JSON.stringify(name)}`, () => docx(named(name))]),
    ),
    'a part that is a link': () =>
      docx({
        ...named('word/media/a.png'),
        ...written({ unixMode: 0o120777, stored: true }, 'word/media/a.png'),
      }),
    'a folder with something in it': () => docx(named('word/media/')),
    'one part twice': () => zip([...entriesOf(), { name: main, data: '<evil/>' }]),
    'one part twice in another case': () =>
      zip([...entriesOf(), { name: 'WORD/document.xml', data: '<evil/>' }]),
    'a part with two names': () => docx(written({ localName: 'word/evil.xmlxxxx' })),
    'a part with a longer second name': () => docx(written({ localName: 'word/document.xml.exe' })),
    'a part packed in two ways': () => docx(written({ localMethod: 0 })),
    'a part packed in an unknown way': () =>
      zip(entriesOf()).map((byte, at, all) =>
        byte === 8 && all[at - 8] === 0x50 && all[at - 7] === 0x4b ? 12 : byte,
      ),
    'a part of another length': () => docx(written({ claimedBytes: 12 })),
    'a part beyond the end': () => docx(written({ claimedPackedBytes: 9_999_999 })),
    'a part whose name is no text': () => withBytes('core.xml', 'c\xff\xfee.xml'),
    'a directory with something else in it': () => withBytes('PK\x01\x02', 'PK\x01\x07'),
    'more parts promised': () => docx({ shape: { claimedEntries: 40 } }),
    'fewer parts promised': () => docx({ shape: { claimedEntries: 2 } }),
    'several disks': () => docx({ shape: { disk: 1 } }),
    'something in front of the end': () =>
      docx({ shape: { beforeEnd: Buffer.from('PK\x06\x07'.padEnd(20, '\0'), 'latin1') } }),
  },
  encrypted: {
    'a part with a password': () => docx(written({ flags: 1 })),
    'a part with a strong password': () => docx(written({ flags: 0x41 })),
    'a hidden directory': () => docx(written({ flags: 1 << 13 })),
  },
  polyglot: {
    'something in front': () => joined('MZ', docx()),
    'a PDF in front': () => joined('junk', pdf({ objects: documentObjects() }), docx()),
    'a PDF as its first part': () =>
      zip([{ name: 'a.xml', data: pdf({ objects: documentObjects() }), stored: true }, ...entriesOf()]),
    'something between two parts': () => docx(written({ gap: Buffer.from('secret') })),
    'something in front of the first part': () =>
      docx(written({ gap: Buffer.from('PK\x03\x04') }, '[Content_Types].xml')),
    'something behind the last part': () => docx({ shape: { beforeDirectory: Buffer.alloc(900) } }),
    'a comment': () => docx({ shape: { comment: '<script>alert(1)</script>' } }),
    'something behind': () => docx({ shape: { behind: Buffer.from('secret') } }),
    'another archive behind': () => joined(docx(), 'x'),
  },
}

function withBytes(there: string, instead: string): Uint8Array {
  return latin1(Buffer.from(docx()).toString('latin1').replaceAll(there, instead))
}

export function* badArchives(): Generator<BadFile> {
  for (const [reason, archives] of Object.entries(plans)) {
    for (const [about, make] of Object.entries(archives)) {
      yield { about, name: 'cv.docx', bytes: make(), reason: reason as BadFile['reason'] }
    }
  }
}
