import { deflateSync } from 'node:zlib'
import { type BadFile, latin1, randomBytesOf } from './made-files.ts'

import { documentObjects } from './pdf-documents.ts'
import { type PdfPlan, packable, pdf } from './pdf-maker.ts'

const plain = documentObjects()
const sound = () => pdf({ objects: plain })

function* files(reason: BadFile['reason'], made: Record<string, Uint8Array>): Generator<BadFile> {
  for (const [about, bytes] of Object.entries(made)) yield { about, name: 'cv.pdf', bytes, reason }
}

/** Cut off, or not put together as a PDF is. */
export function* brokenPdfs(): Generator<BadFile> {
  const text = Buffer.from(sound()).toString('latin1')
  const streamText = Buffer.from(pdf({ objects: plain, packed: packable(plain) })).toString('latin1')
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
    'a head and nothing more': latin1('%PDF-1.7\n'),
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
    'a page tree a hundred and fifty levels deep': deepTree(150),
    'more objects than any document has': latin1(
      text.replace('xref', `${'0 0 obj<<>>stream\n'.repeat(50_001)}xref`),
    ),
    'an object stream without an end': latin1(streamText.replaceAll('endstream', 'endstroom')),
    'an unpacked object stream without an end': latin1(
      streamText.replaceAll('endstream', 'endstroom').replace('/Filter/FlateDecode', ''),
    ),
    'an object stream with a hundred thousand keys': packed({
      packedValue: (usual) => `${usual}/A[${'1 '.repeat(100_000)}]`,
    }),
    'two hundred thousand objects promised': packed({
      packedValue: (usual) => usual.replace(/N \d+/, 'N 200000'),
    }),
    'objects packed with two sets of parameters': packed({
      packedValue: (usual) => `${usual}/DecodeParms[null null]`,
    }),
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

function deepTree(levels: number): Uint8Array {
  const nodes = Array.from({ length: levels }, (_, level) => {
    const kid = level + 1 < levels ? 200 + level + 1 : 100
    return { number: 200 + level, value: `<</Type/Pages/Kids[${kid} 0 R]/Count 1>>` }
  })
  return pdf({ objects: documentObjects({ more: nodes }) })
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
