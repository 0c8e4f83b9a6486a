import { deflateSync } from 'node:zlib'
import { docx } from './docx-maker.ts'
import { type BadFile, eicar, joined, latin1, randomBytesOf } from './made-files.ts'

import { documentObjects } from './pdf-documents.ts'
import { type PdfPlan, packable, pdf, updated } from './pdf-maker.ts'
import { jpeg } from './picture-maker.ts'
import { zip } from './zip-maker.ts'

const plain = documentObjects()
const sound = () => pdf({ objects: plain })
const archive = () => zip([{ name: 'setup.exe', data: 'MZ' }])

function* files(reason: BadFile['reason'], made: Record<string, Uint8Array>): Generator<BadFile> {
  for (const [about, bytes] of Object.entries(made)) yield { about, name: 'cv.pdf', bytes, reason }
}

/** Protected by a password to open it, or only to change it: the trailer says so in each case. */
export function encryptedPdfs(): Generator<BadFile> {
  const keys = {
    'a password of forty bits': '/Encrypt<</Filter/Standard/V 1/R 2/O(o)/U(u)/P -4>>',
    'a password': '/Encrypt<</Filter/Standard/V 5/R 6/O(o)/U(u)/P -4/CF<</StdCF<</CFM/AESV3>>>>>>',
    'rights only': '/Encrypt 10 0 R/ID[<00><00>]',
    'a certificate': '/Encrypt<</Filter/Adobe.PubSec/V 4>>',
    'an escaped key': '/#45ncrypt 10 0 R',
  }
  const made = Object.entries(keys).flatMap(([about, trailer]): [string, Uint8Array][] => [
    [`a PDF with ${about}`, pdf({ objects: plain, trailer })],
    [`a PDF with ${about}, newer table`, pdf({ objects: plain, trailer, table: 'stream' })],
    [
      `a PDF with ${about} and sealed objects`,
      pdf({ objects: plain, trailer, packed: packable(plain), packedBody: () => randomBytesOf(300) }),
    ],
    [
      `a PDF with ${about}, updated`,
      updated(pdf({ objects: plain, trailer }), { objects: [plain[1]!], trailer }),
    ],
  ])
  return files('encrypted', Object.fromEntries(made))
}

/** Cut off, or not put together as a PDF is. */
export function* brokenPdfs(): Generator<BadFile> {
  const text = Buffer.from(sound()).toString('latin1')
  const packed = (shape: Partial<PdfPlan>) => pdf({ objects: plain, packed: packable(plain), ...shape })
  const tree = (kids: string, more = '') =>
    pdf({
      objects: [
        ...documentObjects({ more: [{ number: 10, value: `<</Type/Pages/Kids[2 0 R]/Count 1>>` }] }),
        { number: 2, value: `<</Type/Pages/Kids[${kids}]/Count 1${more}>>` },
      ],
    })
  yield* files('damaged', {
    'no version': latin1(text.replace('%PDF-1.7', '%PDF-x.7')),
    'a web page in the version line': latin1(text.replace('%PDF-1.7', '%PDF-1.7<script>')),
    'no end mark': latin1(text.replace('%%EOF', '')),
    'the place of the table missing': latin1(text.replace(/startxref\s\d+/, '')),
    'the place of the table zero': latin1(text.replace(/startxref\s\d+/, 'startxref\n0')),
    'the place of the table outside': latin1(text.replace(/startxref\s\d+/, 'startxref\n99999999')),
    'no root': latin1(text.replace('/Root 1 0 R', '')),
    'no pages': latin1(text.replaceAll('/Pages', '/Pogos')),
    'only a head and an end': latin1('%PDF-1.7\nstartxref\n4\n%%EOF'),
    'a dictionary left open': pdf({ objects: documentObjects({ page: '/A<<' }) }),
    'brackets crossed': pdf({ objects: documentObjects({ page: '/A[<<]>>' }) }),
    'an action behind a false end': pdf({
      objects: documentObjects({ catalog: '/OpenAction<</S endobj /JavaScript/JS(1)>>' }),
    }),
    'a thousand brackets': pdf({
      objects: documentObjects({ page: `/A${'['.repeat(1_000)}${']'.repeat(1_000)}` }),
    }),
    'the same bytes in a thousand objects': latin1(
      text.replace('%%EOF', `\n${'9 0 obj('.repeat(9_000)}\n%%EOF`),
    ),
    'a table that promises a billion': latin1(text.replace(/xref\s+0 1\b/, 'xref\n0 999999999')),
    'a size of two billion': latin1(text.replace(/Size \d+/, 'Size 2147483647')),
    'a page tree inside itself': tree('2 0 R'),
    'two page trees inside each other': tree('10 0 R'),
    'objects sealed in noise': packed({ packedBody: () => randomBytesOf(200) }),
    'objects cut short': packed({
      packedBody: (head, objects) => deflateSync(head + objects).subarray(0, -9),
    }),
    'more objects promised than there are': packed({
      packedValue: (usual) => usual.replace(/N \d+/, 'N 90'),
    }),
    'objects beyond the end': packed({ packedValue: (usual) => usual.replace(/First \d+/, 'First 99999') }),
    'objects without a start': packed({ packedValue: (usual) => usual.replace(/First \d+/, '') }),
    'objects behind a reference': packed({
      packedValue: (usual) => usual.replace(/First \d+/, 'First 3 0 R'),
    }),
    'objects with words in their list': packed({
      packedBody: (head, objects) => deflateSync(head.replace(/^1 /, 'x ') + objects),
    }),
    'objects with a start given twice': packed({ packedValue: (usual) => `${usual}/First 4` }),
    'objects packed with a predictor': packed({
      packedValue: (usual) => `${usual}/DecodeParms<</Predictor 12/Columns 4>>`,
    }),
    'objects packed in another way': packed({
      packedValue: (usual) => usual.replace('FlateDecode', 'LZWDecode'),
    }),
    'objects packed under a short name': packed({
      packedValue: (usual) => usual.replace('/Filter/FlateDecode', '/F/AHx'),
    }),
    'an object that starts inside a string': packed({
      packedBody: (head, objects) =>
        deflateSync(head.replace(/ \d+ $/, ` ${objects.indexOf('(') + 1} `) + objects),
      objects: documentObjects({ catalog: '/Lang(<</S /JavaScript/JS 1>>)' }),
      packed: packable(plain),
    }),
  })
  yield* files('bomb', {
    'ten thousand pages': tree('100 0 R '.repeat(10_000)),
    'a page tree that doubles twelve times': doublingTree(12),
    'objects that unpack a thousandfold': packed({
      packedBody: (head, objects) => deflateSync(head + objects + ' '.repeat(9_000_000)),
    }),
    'six hundred object streams': pdf({ objects: [...plain, ...manyObjectStreams(600)] }),
  })
}

function doublingTree(levels: number): Uint8Array {
  const nodes = Array.from({ length: levels }, (_, level) => {
    const next = level + 1 < levels ? 200 + level + 1 : 100
    return { number: 200 + level, value: `<</Type/Pages/Kids[${next} 0 R ${next} 0 R]/Count 2>>` }
  })
  return pdf({ objects: documentObjects({ more: nodes }) })
}

function manyObjectStreams(count: number) {
  const body = deflateSync('50 0 null')
  return Array.from({ length: count }, (_, index) => ({
    number: 1_000 + index,
    value: '<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>',
    stream: body,
  }))
}

/** Something else in front of a PDF, behind it or inside. */
export function hiddenPdfs(): Generator<BadFile> {
  const before = [
    '\xef\xbb\xbf',
    '\n',
    'GIF89a',
    '<html><!--',
    'MZ\x90\0',
    '#!/bin/sh\n',
    ' '.repeat(900),
    '\x89PNG\r\n\x1a\n',
  ]
  const behind: [string, Uint8Array | string][] = [
    ['a web page', '<html><script>alert(1)</script></html>'],
    ['a script', '\n=1;alert(1)'],
    ['the test virus', eicar],
    ['a program', joined('MZ\x90\0', new Uint8Array(900))],
    ['an archive', archive()],
    ['a Word document', docx()],
    ['a photo', jpeg()],
    ['sixty kilobytes and an archive', joined(new Uint8Array(60_000), archive())],
    [
      'an archive with a long comment',
      zip([{ name: 'a.js', data: '1' }], { comment: `${'x'.repeat(60_000)}\nstartxref\n9\n%%EOF` }),
    ],
  ]
  const made = Object.fromEntries([
    ...before.map((junk): [string, Uint8Array] => [
      `a PDF behind ${JSON.stringify(junk).slice(0, 20)}`,
      joined(junk, sound()),
    ]),
    ...behind.map(([about, junk]): [string, Uint8Array] => [
      `a PDF in front of ${about}`,
      joined(sound(), junk),
    ]),
    [
      'an archive in the last stream',
      pdf({ objects: documentObjects({ more: [{ number: 10, value: '<<>>', stream: archive() }] }) }),
    ],
    [
      'an archive in a comment',
      latin1(
        Buffer.from(sound())
          .toString('latin1')
          .replace('startxref', `%PK\x05\x06${'\0'.repeat(18)}\nstartxref`),
      ),
    ],
  ])
  return files('polyglot', made)
}
