import { type DocxPlan, docx, relationships } from './docx-maker.ts'
import { type BadFile, eicar, joined } from './made-files.ts'
import { png } from './picture-maker.ts'
import { zip } from './zip-maker.ts'

const word = 'application/vnd.ms-word'
const program = joined('MZ\x90\0', new Uint8Array(100))
const field = (...pieces: string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')}</w:p>`
const outside = (type: string, target = 'https://exempel.invalid/a', mode = 'External'): DocxPlan => ({
  links: [{ type, target, mode }],
})
const inside = (name: string, data: string | Uint8Array = 'x', link?: string): DocxPlan => ({
  parts: { [`word/${name}`]: data },
  ...(link ? { links: [{ type: link, target: name }] } : {}),
})

const plans: Partial<Record<BadFile['reason'], Record<string, DocxPlan>>> = {
  macro: {
    'called docx with macros': { mainType: `${word}.document.macroEnabled.main+xml` },
    'a template with macros': { mainType: `${word}.template.macroEnabledTemplate.main+xml` },
    'with a VBA project': inside(
      'vbaProject.bin',
      program,
      'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
    ),
    'with a VBA project nothing leads to': inside('VBAPROJECT.BIN', program),
    'with VBA data': inside('vbaData.xml'),
    'with a VBA project under another name': inside(
      'x.xml',
      program,
      'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
    ),
    'with a VBA type for another part': {
      types: '<Override PartName="/word/x.xml" ContentType="application/vnd.ms-office.vbaProject"/>',
    },
    'with a macro type by ending': {
      parts: {
        '[Content_Types].xml': `<Types><Default Extension="xml" ContentType="${word}.document.macroEnabled.main+xml"/></Types>`,
      },
    },
    'with an escaped macro type': { mainType: `${word}.document.macro&#69;nabled.main+xml` },
  },
  externalTemplate: {
    'with a template from the web': outside('attachedTemplate'),
    'with a template from a share': outside('attachedTemplate', 'file://exempel.invalid/share/a.dotm'),
    'with a template from a path': outside('attachedTemplate', '\\\\exempel.invalid\\a.dotm'),
    'with a template inside': outside('attachedTemplate', 'a.dotm', 'Internal'),
    'with a template through its settings': {
      parts: {
        'word/_rels/settings.xml.rels': relationships([
          { type: 'attachedTemplate', target: 'https://exempel.invalid/', mode: 'External' },
        ]),
      },
    },
    'with a template in its strict name': outside(
      'http://purl.oclc.org/ooxml/officeDocument/relationships/attachedTemplate',
    ),
    'with a picture from elsewhere': outside('image'),
    'with a picture from a share': outside('image', 'file://///exempel.invalid/a.png'),
    'with a frame': outside('frame'),
    'with another document inside': outside('subDocument'),
    'with a spelling of external': outside('image', 'a.png', 'EXTERNAL'),
    'with an escaped external': outside('image', 'https://exempel.invalid/', '&#69;xternal'),
    'with external in hexadecimal': outside('image', 'https://exempel.invalid/', '&#x45;xternal'),
    'with a sign that is none': outside('image', 'a.png', '&#x110000;'),
    'with an address that says internal': outside('image', 'https://exempel.invalid/', 'Internal'),
    'with an address without a scheme': outside('image', '//exempel.invalid/a.png', 'Internal'),
    'with a share that says internal': outside('image', '\\\\exempel.invalid\\a.png', 'Internal'),
    'with something that is nearly a link': outside('hyperlinkX'),
    'with a link of somebody else': outside('urn:x/hyperlink'),
    'with something from elsewhere at its root': {
      rootLinks: [{ type: 'metadata/thumbnail', target: 'https://exempel.invalid/a', mode: 'External' }],
    },
    'with relations in capitals': {
      parts: {
        'word/_rels/header1.XML.RELS': relationships([
          { type: 'image', target: 'https://exempel.invalid/', mode: 'External' },
        ]),
      },
    },
  },
  embeddedFile: {
    ...Object.fromEntries(
      [
        'a.exe',
        'a.bin',
        'a.js',
        'a.vbs',
        'a.zip',
        'a.docx',
        'a.xlsx',
        'a.pdf',
        'a.html',
        'a.rtf',
        'a.lnk',
        'a.iso',
        'a.dll',
        'a',
        'a.png.exe',
        'eicar.com',
        'a.txt',
      ].map((name) => [`with ${name} inside`, inside(name, eicar)]),
    ),
    'with an object': outside('oleObject', 'embeddings/oleObject1.xml', 'Internal'),
    'with an object from elsewhere': outside('oleObject', 'https://exempel.invalid/a.rtf'),
    'with a spreadsheet': inside('embeddings/sheet1.xml', 'x'),
    'with a package': outside('package', 'sheet.xml', 'Internal'),
    'with another format to be taken in': outside('aFChunk', 'chunk.xml', 'Internal'),
    'with an archive in an archive': inside('nested.zip', nested(5)),
    'with an archive called a picture': {
      parts: { 'word/media/a.png': nested(1) },
      entries: { 'word/media/a.png': { stored: true } },
    },
    'with a program called a picture': {
      parts: { 'word/media/a.png': program },
      entries: { 'word/media/a.png': { stored: true } },
    },
  },
  activeContent: {
    'with a control': inside('activeX/activeX1.xml'),
    'with a control beside it': outside('control', 'x.xml', 'Internal'),
    'with DDE': { body: field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"') },
    'with DDE in pieces': { body: field(' D', 'DE', 'AUTO c:\\\\cmd.exe') },
    'with DDE in small letters': { body: field('dde excel a') },
    'with DDE in quotes': { body: field(' "DDE" excel a') },
    'with DDE and a sign nobody knows': { body: field(' DDE excel &x;') },
    'with escaped DDE': { body: field(' &#68;DEAUTO cmd') },
    'with a short DDE field': { body: '<w:fldSimple w:instr=\' DDEAUTO cmd "/k" \'><w:r/></w:fldSimple>' },
    'with DDE in a header': {
      types:
        '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>',
      parts: { 'word/header1.xml': field(' DDEAUTO cmd') },
    },
    'with DDE inside another field': { body: `${field(' IF ')}${field(' DDEAUTO cmd')}` },
  },
  damaged: {
    'with relations that lead nowhere': {
      parts: { 'word/_rels/a.xml.rels': '<Relationship Type="urn:x/image"/>' },
    },
    'with relations of no kind': { parts: { 'word/_rels/a.xml.rels': '<Relationship Target="a"/>' } },
    'with content types that are no XML': { parts: { '[Content_Types].xml': '<Types' } },
    'with relations that are no XML': {
      parts: { 'word/_rels/document.xml.rels': '<Relationships><Relationship Type="a' },
    },
    'with an attribute twice': {
      parts: { 'word/_rels/document.xml.rels': '<Relationship Type="image" Type="x"/>' },
    },
    'with a type twice': { types: '<Override PartName="/WORD/document.xml" ContentType="a"/>' },
    'without relations': { without: ['_rels/.rels'] },
    'without its document': { without: ['word/document.xml'] },
    'with two documents': { rootLinks: [{ type: 'officeDocument', target: 'word/document.xml' }] },
    'with bytes that are no text': { parts: { 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe, 0xfd) } },
  },
  mislabelled: {
    'without content types': { without: ['[Content_Types].xml'] },
    'that is a glossary only': {
      mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml',
    },
  },
}

function nested(depth: number): Uint8Array {
  const inner = depth === 0 ? png() : nested(depth - 1)
  return zip([{ name: depth === 0 ? 'a.png' : 'a.zip', data: inner }])
}

/** Word documents that bring along what a document should not. */
export function* badDocx(): Generator<BadFile> {
  for (const [reason, documents] of Object.entries(plans)) {
    for (const [about, plan] of Object.entries(documents)) yield bad(about, plan, reason as BadFile['reason'])
  }
}

function bad(about: string, plan: DocxPlan, reason: BadFile['reason']): BadFile {
  return { about, name: 'cv.docx', bytes: docx(plan), reason }
}
