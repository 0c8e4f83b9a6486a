import { deflateSync } from 'node:zlib'
import { type BadFile, joined } from './made-files.ts'

import { attachment, type DocumentPlan, documentObjects, listsAttachment } from './pdf-documents.ts'
import { type PdfPlan, packable, pdf, updated } from './pdf-maker.ts'

/** What runs, plays, sends or opens something else, as an action or as what holds one. */
const actions: Record<string, string> = {
  JavaScript: '<</S/JavaScript/JS(app.alert\\(1\\))>>',
  JS: '<</S 99 0 R/JS(app.alert\\(1\\))>>',
  Launch: '<</S/Launch/F(cmd.exe)>>',
  SubmitForm: '<</S/SubmitForm/F(https://exempel.invalid/)>>',
  ImportData: '<</S/ImportData/F(a.fdf)>>',
  GoToR: '<</S/GoToR/F(\\\\\\\\exempel.invalid\\\\a.pdf)/D[0/Fit]>>',
  GoToE: '<</S/GoToE/T<</R/C/N(a)>>>>',
  Rendition: '<</S/Rendition/OP 0/AN 12 0 R>>',
  RichMedia: '<</Type/Annot/Subtype/RichMedia>>',
  RichMediaExecute: '<</S/RichMediaExecute>>',
  Movie: '<</S/Movie/T(a)>>',
  Sound: '<</S/Sound>>',
  '3DD': '<</Type/Annot/Subtype/3D/3DD 14 0 R>>',
  XFA: '<</XFA 13 0 R>>',
}

type Hide = (value: string) => Uint8Array

const opening = (value: string, more: DocumentPlan['more'] = []) =>
  documentObjects({ catalog: '/OpenAction 10 0 R', more: [{ number: 10, value }, ...more] })
const escaped = (value: string, letters: number, style: 'upper' | 'lower') =>
  value.replace(
    /\/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMediaExecute|RichMedia|Rendition|Movie|Sound|3DD|XFA)\b/g,
    (_, name: string) => {
      const code = (letter: string) =>
        `#${letter.charCodeAt(0).toString(16)[style === 'upper' ? 'toUpperCase' : 'toLowerCase']()}`
      return `/${[...name].map((letter, index) => (index < letters ? code(letter) : letter)).join('')}`
    },
  )
const packedWith = (value: string, shape: Partial<PdfPlan> = {}) => {
  const objects = opening(value)
  return pdf({ objects, packed: packable(objects), ...shape })
}
const asPiece = (value: string) => `10 0 obj\n${value}\nendobj\n`

/** Where it may stand so that a reader finds it and a careless check does not. */
const hidingPlaces: Record<string, Hide> = {
  'in an object': (value) => pdf({ objects: opening(value) }),
  'in the catalog': (value) => pdf({ objects: documentObjects({ catalog: `/OpenAction${value}` }) }),
  'deep in an annotation': (value) =>
    pdf({ objects: documentObjects({ page: `/Annots[<</Subtype/Link/AA<</E[[${value}]]>>>>]` }) }),
  'with one letter escaped': (value) => pdf({ objects: opening(escaped(value, 1, 'lower')) }),
  'with every letter escaped': (value) => pdf({ objects: opening(escaped(value, 99, 'upper')) }),
  'in an object stream': (value) => packedWith(value),
  'escaped in an object stream': (value) => packedWith(escaped(value, 2, 'lower')),
  'in an object stream that does not say so': (value) =>
    packedWith(value, { packedValue: (usual) => usual.replace('/Type/ObjStm', '') }),
  'in an object stream that is not packed': (value) =>
    packedWith(value, {
      packedValue: (usual) => usual.replace('/Filter/FlateDecode', ''),
      packedBody: (head, objects) => joined(head, objects),
    }),
  'in an object stream that does not list it': (value) =>
    packedWith('null', {
      packedValue: (usual) => usual.replace(/N \d+/, 'N 1'),
      packedBody: (head, objects) =>
        deflateSync(`${`1 ${value.length + 1}`.padEnd(head.length)}${value} ${objects}`),
    }),
  'behind eight hundred harmless objects': (value) => {
    const filler = Array.from({ length: 800 }, (_, index) => ({
      number: 200 + index,
      value: `<</Title(${'a'.repeat(400)}${index})>>`,
    }))
    const objects = [...filler, ...opening(value)]
    return pdf({ objects, packed: packable(objects) })
  },
  'in the body of a stream': (value) =>
    pdf({
      objects: documentObjects({ more: [{ number: 11, value: '<<>>', stream: `q Q ${asPiece(value)}` }] }),
    }),
  'in a string': (value) =>
    pdf({ objects: documentObjects({ more: [{ number: 11, value: `<</Title(x\n${asPiece(value)})>>` }] }) }),
  'behind a comment': (value) =>
    pdf({
      objects: documentObjects({ more: [{ number: 11, value: `null\nendobj\n10 0 % x\nobj${value}` }] }),
    }),
  'in an update': (value) =>
    updated(pdf({ objects: documentObjects() }), {
      objects: [{ number: 1, value: `<</Pages 2 0 R/OpenAction${value}>>` }],
    }),
  'in an object that never ends': (value) => pdf({ objects: opening(`${value}\n11 0 obj\n<<>>`) }),
  'behind a comment inside': (value) => pdf({ objects: opening(value.replace('<<', '<<%>>endobj\n')) }),
}

export function* activePdfs(): Generator<BadFile> {
  for (const [action, value] of Object.entries(actions)) {
    for (const [place, hide] of Object.entries(hidingPlaces)) {
      yield { about: `${action} ${place}`, name: 'cv.pdf', bytes: hide(value), reason: 'activeContent' }
    }
  }
  const apart = opening('<</S 11 0 R/N(a)>>', [{ number: 11, value: '/JavaScript' }])
  yield {
    about: 'an action whose kind is an object of its own',
    name: 'cv.pdf',
    bytes: pdf({ objects: apart }),
    reason: 'activeContent',
  }
}

const program = joined('MZ\x90\0\x03\0\0\0', new Uint8Array(200))
const both = (name: string) => `/F(${name})/UF(${name})`

/** Files inside that are not text, or not called so. */
const attachments: Record<string, ReturnType<typeof attachment>> = {
  ...Object.fromEntries(
    [
      'cv.exe',
      'cv.docx',
      'cv.pdf',
      'cv.html',
      'cv.js',
      'cv.iso',
      'cv.lnk',
      'cv.zip',
      'cv.csv',
      'cv',
      'xml',
      'cv.xml.exe',
      'cv.xml\\000.exe',
      'cv.svg',
    ].map((name) => [`called ${name}`, attachment(both(name), 'text')]),
  ),
  'a program called text': attachment(both('cv.txt'), program),
  'a program called XML, not packed': attachment(both('cv.xml'), program, { deflated: false }),
  'an archive called XML': attachment(both('cv.xml'), joined('PK\x03\x04', new Uint8Array(60))),
  'with two names': attachment('/F(cv.xml)/UF(cv.exe)', 'text'),
  'with one name twice': attachment('/F(cv.xml)/F(cv.exe)', 'text'),
  'with a wide name': attachment('/F<FEFF0061002E006500780065>', 'text'),
  'without a name': attachment('', 'text'),
  'with a name elsewhere': attachment('/F 12 0 R', 'text'),
  'thirty times over': Array.from({ length: 30 }, (_, index) =>
    attachment('/F(cv.xml)', 'text').map(({ number, value, ...rest }) => ({
      ...rest,
      number: number + 2 * index,
      value: value.replace('11 0 R', `${11 + 2 * index} 0 R`),
    })),
  ).flat(),
  'with nothing in it': [{ number: 10, value: '<</F(cv.xml)/EF<</F null>>>>' }],
  'in a stream that says nothing about itself': attachment('/F(cv.xml)', 'text', { value: '[]' }),
  'among a hundred thousand values': attachment(`/F(cv.xml)/A[${'1 '.repeat(100_000)}]`, 'text'),
  'that is not there': attachment('/F(cv.xml)', 'text').slice(0, 1),
  'packed in another way': attachment('/F(cv.xml)', 'text', {
    value: '<</Filter/LZWDecode>>',
    deflated: false,
  }),
  'packed twice': attachment('/F(cv.xml)', deflateSync(deflateSync('text')), {
    value: '<</Filter[/FlateDecode/FlateDecode]>>',
    deflated: false,
  }),
  'listed elsewhere': [
    { number: 10, value: '<</F(cv.xml)/EF 12 0 R>>' },
    { number: 12, value: '<</F 11 0 R>>' },
    ...attachment('', 'text').slice(1),
  ],
  'listed by a stream': [
    { number: 10, value: '<</F(cv.xml)/EF 12 0 R>>' },
    { number: 12, value: '<</F 11 0 R>>', stream: '' },
    ...attachment('', 'text').slice(1),
  ],
  'put in place of text later': [
    ...attachment('/F(cv.xml)', 'text'),
    { number: 11, value: '<<>>', stream: program },
  ],
}

export function* embeddingPdfs(): Generator<BadFile> {
  for (const [about, more] of Object.entries(attachments)) {
    const objects = documentObjects({ catalog: listsAttachment, more })
    for (const packed of [[], packable(objects)]) {
      yield {
        about: `a file inside ${about}`,
        name: 'cv.pdf',
        bytes: pdf({ objects, packed }),
        reason: 'embeddedFile',
      }
    }
  }
  const deep = `${'['.repeat(120)}/EF${']'.repeat(120)}`
  const objects = documentObjects({ more: [{ number: 10, value: deep }] })
  const bytes = pdf({ objects, packed: packable(objects) })
  yield { about: 'something a hundred levels down', name: 'cv.pdf', bytes, reason: 'embeddedFile' }
}
