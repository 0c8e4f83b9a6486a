import { docx } from './docx-maker.ts'
import { type BadFile, eicar, joined, latin1 } from './made-files.ts'
import { attachment, documentObjects } from './pdf-documents.ts'
import { pdf, updated } from './pdf-maker.ts'
import { jpeg, png } from './picture-maker.ts'
import { zip } from './zip-maker.ts'

const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** What files with the wrong name turn out to be. */
const contents: Record<string, () => Uint8Array> = {
  'a web page': () => latin1('<!doctype html><script>alert(1)</script>'),
  'a program': () => joined('MZ\x90\0', new Uint8Array(300)),
  'a Linux program': () => joined('\x7fELF\x02\x01\x01', new Uint8Array(300)),
  'an old Word document': () => joined(compoundFile, new Uint8Array(1_528)),
  'rich text': () => latin1('{\\rtf1\\ansi Hej}'),
  'a drawing': () => latin1('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'a GIF that is a script': () => latin1('GIF89a/*\x01\0*/=1;alert(1)'),
  'an archive': () => zip([{ name: 'cv.txt', data: 'Hej' }]),
  'an archive with nothing in it': () => zip([]),
  'an OpenDocument text': () =>
    zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true }]),
  'a spreadsheet': () =>
    docx({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
  'a Word template': () =>
    docx({ mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml' }),
  'the test virus': () => latin1(eicar),
  'the test virus in an archive': () => zip([{ name: 'eicar.com', data: eicar, stored: true }]),
  'a shortcut': () => joined('L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46', new Uint8Array(60)),
  'a disk image': () => joined(new Uint8Array(0x8001), 'CD001\x01'),
  'a script': () => latin1('new ActiveXObject("WScript.Shell").Run("calc")'),
  'a picture': () => png(),
  'a photo': () => jpeg(),
  'plain text': () => latin1('Curriculum vitae\r\n'),
  'one byte': () => latin1('%'),
  'blank space': () => latin1('   \n'),
}

const kinds: Record<string, () => Uint8Array> = {
  pdf: () => pdf({ objects: documentObjects() }),
  docx: () => docx(),
}
const refusedNames = [
  'cv.exe',
  'cv.pdf.exe',
  'cv.doc',
  'cv.docm',
  'cv.dotx',
  'cv.odt',
  'cv.rtf',
  'cv.html',
  'cv.zip',
  'cv.jpg',
]
const trickyNames = [
  'cv',
  '',
  'pdf',
  '.',
  'cv.',
  'cv.pdf/',
  'cv.pdf\0.docx',
  'cv.pdf%00.docx',
  'cv.pdf%00',
  'cv.pdfx',
  'cv.p df',
  'cv\u202efdp.exe',
  'cv.ｐｄｆ',
]

/** Every content under every name that does not fit it. */
export function* mislabelledFiles(): Generator<BadFile> {
  for (const [about, make] of Object.entries(contents)) {
    for (const name of ['cv.pdf', 'cv.docx', 'CV.PDF '])
      yield { about, name, bytes: make(), reason: 'mislabelled' }
    for (const name of refusedNames.slice(0, 4)) yield { about, name, bytes: make(), reason: 'wrongKind' }
  }
  yield { about: 'a PDF', name: 'cv.docx', bytes: kinds.pdf!(), reason: 'mislabelled' }
  yield { about: 'a Word document', name: 'cv.pdf', bytes: kinds.docx!(), reason: 'mislabelled' }
  for (const [kind, make] of Object.entries(kinds)) {
    for (const name of [...refusedNames, ...trickyNames])
      yield { about: `a ${kind}`, name, bytes: make(), reason: 'wrongKind' }
    yield { about: 'nothing', name: `cv.${kind}`, bytes: new Uint8Array(), reason: 'empty' }
    yield {
      about: `a ${kind} and zeros`,
      name: `cv.${kind}`,
      bytes: joined(make(), new Uint8Array(5_000_000)),
      reason: 'tooLarge',
    }
  }
  const locked = joined(compoundFile, new Uint8Array(1_528), [...'EncryptedPackage'].join('\0'))
  yield { about: 'a Word document with a password', name: 'cv.docx', bytes: locked, reason: 'encrypted' }
}

/** A document cut off after every 64 bytes, as a broken connection leaves it. */
export function* truncatedFiles(): Generator<BadFile> {
  const objects = documentObjects({ more: attachment('/F(a.xml)', '<a/>') })
  for (const bytes of [pdf({ objects }), pdf({ objects, table: 'stream', version: '1.5' })]) {
    for (let end = 64; end < bytes.length - 8; end += 64) {
      yield { about: `a PDF cut after ${end}`, name: 'cv.pdf', bytes: bytes.slice(0, end), reason: 'damaged' }
    }
  }
  const whole = pdf({ objects })
  const cutUpdate = updated(whole, { objects }).slice(0, whole.length + 30)
  yield { about: 'an update cut off', name: 'cv.pdf', bytes: cutUpdate, reason: 'damaged' }
  const document = docx()
  yield { about: 'the last bytes missing', name: 'cv.docx', bytes: document.slice(0, -5), reason: 'damaged' }
  for (let end = 64; end < document.length; end += 64) {
    yield {
      about: `a Word document cut after ${end}`,
      name: 'cv.docx',
      bytes: document.slice(0, end),
      reason: 'damaged',
    }
  }
}
