import { deflateSync } from 'node:zlib'
import { type GoodFile, randomBytesOf } from './made-files.ts'
import { documentObjects } from './pdf-documents.ts'
import { type PdfObject, type PdfPlan, packable, pdf } from './pdf-maker.ts'

/** Large ones, and object streams written as few programs write them. */
export function* goodAtTheEdge(): Generator<GoodFile> {
  const noise = (bytes: number): PdfObject => ({ number: 10, value: '<<>>', stream: randomBytesOf(bytes) })
  yield good('scan of 4.9 MB', pdf({ objects: documentObjects({ more: [noise(4_900_000)] }) }))
  const elements = Array.from({ length: 12_000 }, (_, index) => ({
    number: 1_000 + index,
    value: `<</Type/StructElem/S/P/P ${999 + index} 0 R/K[${index % 40}]/Pg 100 0 R/Alt(rad ${index})>>`,
  }))
  const tagged = documentObjects({ pages: 60, more: elements })
  yield good(
    'structure of sixty tagged pages in one object stream',
    pdf({ objects: tagged, packed: packable(tagged) }),
  )
  const plain = documentObjects()
  const shapes: Record<string, Partial<PdfPlan>> = {
    'not compressed': {
      packedValue: (usual) => usual.replace('/Filter/FlateDecode', ''),
      packedBody: (head, objects) => Buffer.from(head + objects, 'latin1'),
    },
    'with parameters that say nothing': { packedValue: (usual) => `${usual}/DecodeParms[<<>>]` },
    'with empty parameters': { packedValue: (usual) => `${usual}/DecodeParms null` },
    'with its length kept elsewhere': {
      objects: [...plain, { number: 10, value: lengthOf(pdf({ objects: plain, packed: packable(plain) })) }],
      packedValue: (usual) => `${usual}/Length 10 0 R`,
    },
    'with its length a line end too long': {
      packedBody: (head, objects) => Buffer.concat([deflateSync(head + objects), Buffer.from('\n')]),
    },
    'written to be read by people': {
      packedValue: (usual) =>
        usual
          .replace('/Filter/FlateDecode', '')
          .replace(/First (\d+)/, (_, head) => `First ${Number(head) + 13}`),
      packedBody: (head, objects) => Buffer.from(`${head}%% Objects:\n\n${objects}`, 'latin1'),
    },
    'with the filter in a list': { packedValue: (usual) => usual.replace('/FlateDecode', '[/FlateDecode]') },
  }
  for (const [name, shape] of Object.entries(shapes)) {
    yield good(`object stream ${name}`, pdf({ objects: plain, packed: packable(plain), ...shape }))
  }
}

function lengthOf(file: Uint8Array): string {
  return /ObjStm.*Length (\d+)/.exec(Buffer.from(file).toString('latin1'))?.[1] ?? ''
}

function good(about: string, bytes: Uint8Array): GoodFile {
  return { about: `PDF ${about}`, name: 'Meritförteckning.PDF', bytes }
}
