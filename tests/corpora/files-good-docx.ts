import { Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate'
import { type DocxPlan, docx, docxParts, mainType, paragraph } from './docx-maker.ts'
import { type GoodFile, randomBytesOf } from './made-files.ts'
import { jpeg, png } from './picture-maker.ts'

const text = (parts: Record<string, string | Uint8Array>) =>
  Object.fromEntries(Object.entries(parts).map(([name, data]) => [name, new Uint8Array(Buffer.from(data))]))
const purl = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const story = (kind: string) =>
  `<Override PartName="/word/${kind}1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`

/** What a Word document may well contain. */
const documents: Record<string, DocxPlan> = {
  plain: {},
  'with å ä ö æ ø and signs': { body: paragraph('Åsa Ödegård ærlig øl &amp; &#229; &lt;DDE&gt; “DDEAUTO”') },
  'with links': {
    links: [
      { type: 'hyperlink', target: 'https://exempel.invalid/?a=1&amp;b=2', mode: 'External' },
      { type: 'hyperlink', target: 'mailto:asa@exempel.invalid', mode: 'External' },
      { type: `${purl}/hyperlink`, target: '#avsnitt', mode: 'External' },
    ],
  },
  'with pictures': {
    links: [{ type: 'image', target: 'media/image1.png', mode: 'Internal' }],
    parts: {
      'word/media/image1.png': png(),
      'word/media/foto å.jpeg': jpeg(),
      'word/media/image3.emf': randomBytesOf(4_000),
    },
    entries: { 'word/media/image1.png': { stored: true } },
  },
  'with header, footer and notes': {
    types: ['header', 'footer', 'footnotes', 'comments'].map(story).join(''),
    links: ['header', 'footer', 'footnotes', 'comments'].map((type) => ({ type, target: `${type}1.xml` })),
    parts: Object.fromEntries(
      ['header', 'footer', 'footnotes', 'comments'].map((kind) => [
        `word/${kind}1.xml`,
        '<w:x xmlns:w="urn:w"/>',
      ]),
    ),
  },
  'with fields': {
    body: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://exempel.invalid/DDEAUTO" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" PAGE "/><w:fldSimple/></w:p>',
  },
  'of sixty pages': {
    body: Array.from({ length: 4_000 }, (_, row) =>
      paragraph(
        `Rad ${row}: ${randomBytesOf(row + 60)
          .toString()
          .slice(0, 150)}`,
      ),
    ).join(''),
  },
  'with a long list of links': {
    links: Array.from({ length: 900 }, (_, index) => ({
      type: 'hyperlink',
      target: `https://exempel.invalid/${index}`,
      mode: 'External',
    })),
  },
  'with fonts and a thumbnail': {
    rootLinks: [
      {
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
        target: 'docProps/thumbnail.jpeg',
      },
    ],
    parts: {
      'word/fonts/font1.odttf': randomBytesOf(9_000),
      'word/fonts/Inter.ttf': randomBytesOf(9_000),
      'docProps/thumbnail.jpeg': jpeg(),
    },
  },
  'with printer settings and custom data': {
    parts: {
      'word/printerSettings1.bin': randomBytesOf(300),
      'customXml/item1.xml': '<a/>',
      'package/services/metadata/core-properties/1.psmdcp': '<a/>',
    },
  },
  'in strict form': {
    rootLinks: [],
    links: [{ type: `${purl}/image`, target: '../media/a.png' }],
    parts: { 'media/a.png': png() },
  },
  'under another main name': { mainName: 'word/document2.xml' },
  'with folders as entries': { parts: { 'word/media/': '', 'word/': '' } },
  'in UTF-16': {
    parts: {
      'word/document.xml': Buffer.from(
        '\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="urn:w"/>',
        'utf16le',
      ),
    },
  },
  'in UTF-16, the other way round': {
    parts: { 'word/document.xml': Buffer.from('\ufeff<w:document xmlns:w="urn:w"/>', 'utf16le').swap16() },
  },
  'with types by ending only': {
    parts: {
      '[Content_Types].xml': `<Types><!-- ett "fint" > dokument --><Default ContentType='${mainType}' Extension="XML" /><Default Extension="rels" ContentType="application/xml"></Default></Types>`,
    },
  },
  'with an absolute target': {
    parts: {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document.xml"/></Relationships>',
    },
  },
  'with a blank thumbnail that packs well': { parts: { 'docProps/thumbnail.bmp': new Uint8Array(200_000) } },
}

/** Each written by a library, stored, in one stream and by hand. */
export function* goodDocx(): Generator<GoodFile> {
  for (const [about, plan] of Object.entries(documents)) {
    const parts = text(docxParts(plan))
    yield good(`${about}, by a library`, zipSync(parts))
    yield good(`${about}, packed hard`, zipSync(parts, { level: 9, mtime: '2026-04-01' }))
    yield good(`${about}, not packed`, zipSync(parts, { level: 0 }))
    yield good(`${about}, in one stream`, streamed(parts))
    yield good(`${about}, by hand`, docx(plan))
  }
}

/** Sizes behind the data, as a program writes that sends while it packs. */
function streamed(parts: Record<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = []
  const archive = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for (const [name, data] of Object.entries(parts)) {
    const file = name.endsWith('.jpeg') ? new ZipPassThrough(name) : new ZipDeflate(name)
    archive.add(file)
    file.push(data, true)
  }
  archive.end()
  return new Uint8Array(Buffer.concat(pieces))
}

function good(about: string, bytes: Uint8Array): GoodFile {
  return { about: `DOCX ${about}`, name: 'CV (slutlig).docx', bytes }
}
