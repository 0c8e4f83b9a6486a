import { type GoodFile, randomBytesOf } from './made-files.ts'
import { attachment, type DocumentPlan, documentObjects, listsAttachment } from './pdf-documents.ts'
import { type PdfPlan, packable, pdf, updated } from './pdf-maker.ts'

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n<europass/>'

/** What a PDF may well contain; each is written in every version and with both kinds of table. */
const documents: Record<string, DocumentPlan> = {
  plain: {},
  'of sixty pages': { pages: 60 },
  'with bookmarks about JavaScript': {
    catalog: '/Outlines 10 0 R/PageMode/UseOutlines',
    more: [
      { number: 10, value: '<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>' },
      {
        number: 11,
        value: '<</Title(Node/JS, \\(Launch\\) (/JavaScript) \\\\)/Parent 10 0 R/Dest[100 0 R/Fit]>>',
      },
    ],
  },
  'with links that open pages and addresses': {
    page: '/Annots[10 0 R 11 0 R 12 0 R]',
    more: [
      {
        number: 10,
        value: '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://exempel.invalid/JS)>>>>',
      },
      { number: 11, value: '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[100 0 R/Fit]>>>>' },
      { number: 12, value: '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Named/N/NextPage>>>>' },
    ],
  },
  'that opens on a page': { catalog: '/OpenAction<</S/GoTo/D[100 0 R/FitH 842]>>/PageLayout/OneColumn' },
  'tagged for screen readers': {
    catalog: '/MarkInfo<</Marked true>>/Lang(sv-SE)/StructTreeRoot 10 0 R',
    page: '/StructParents 0/Tabs/S',
    more: [
      {
        number: 10,
        value: '<</Type/StructTreeRoot/K 11 0 R/ParentTree 12 0 R/RoleMap<</Overskrift#201/H1>>>>',
      },
      { number: 11, value: '<</Type/StructElem/S/Document/P 10 0 R/K[13 0 R]/Alt(%PDF /JS \\()>>' },
      { number: 12, value: '<</Nums[0[13 0 R]]>>' },
      { number: 13, value: '<</Type/StructElem/S/P/P 11 0 R/Pg 100 0 R/K 0/ActualText<FEFF004A0053>>>' },
    ],
  },
  signed: {
    catalog: '/AcroForm<</SigFlags 3/Fields[10 0 R]>>',
    page: '/Annots[10 0 R]',
    more: [
      {
        number: 10,
        value: '<</FT/Sig/T(Signatur)/V 11 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/P 100 0 R>>',
      },
      {
        number: 11,
        value: `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 840 960 240]/Contents<${'30820a'.repeat(300)}>/M(D:20260401120000+02'00')>>`,
      },
    ],
  },
  'for archiving': {
    catalog:
      '/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 11 0 R>>]/Metadata 10 0 R',
    more: [
      {
        number: 10,
        value: '<</Type/Metadata/Subtype/XML>>',
        stream:
          '<?xpacket begin=""?><x:xmpmeta><dc:title>My 3 obj ects, /JS, obj [and (more</dc:title></x:xmpmeta>',
      },
      { number: 11, value: '<</N 3>>', stream: randomBytesOf(3_144), deflated: true },
    ],
  },
  'with its data as XML': {
    catalog: listsAttachment,
    more: attachment('/F(attachment.xml)/UF(attachment.xml)', xml),
  },
  'with data under a wide name': {
    catalog: `${listsAttachment}/AF[10 0 R]`,
    more: attachment(
      '/F<FEFF00E5002E0078006D006C>/UF<FEFF00E5002E0078006D006C>/AFRelationship/Data',
      `\ufeff${xml}`,
      { deflated: false },
    ),
  },
  'with data under an escaped name, not packed': {
    catalog: listsAttachment,
    more: attachment('/F(bil\\141ga \\(2\\)\\\n.xml)', xml.repeat(8_000), { deflated: false }),
  },
  'with wide data': {
    catalog: listsAttachment,
    more: attachment('/F(a.xml)', new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'))),
  },
  'with wide data, the other way round': {
    catalog: listsAttachment,
    more: attachment('/F(a.xml)', new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le').swap16())),
  },
  'with an empty place among its pages': {
    more: [{ number: 10, value: '<</Type/Pages/Kids[null]/Count 0/Parent 2 0 R>>' }],
  },
  'with a program’s own notes': {
    more: [{ number: 10, value: '<</PieceInfo<</First 1/Last[>2]>>>>', stream: 'x' }],
  },
  'with names written the long way': { catalog: '/#50ageLayout/#4fneColumn/Lang(nb)', page: '/Rot#61te 0' },
  'with comments and odd spacing': {
    more: [
      {
        number: 10,
        value: '% /JS (not a name\n<<\0/A\t[ 1 -.5 +3. 4.  ]\r\n/B<</C true/D null>>/E(\\\n)>>%end',
      },
    ],
  },
  'with a picture full of tempting bytes': {
    more: [
      {
        number: 10,
        value:
          '<</Type/XObject/Subtype/Image/Width 40/Height 40/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode>>',
        stream: `\xff\xd8/JS /JavaScript <</S/Launch>> endobj /EF (((( trailer-ish obj \x00 obj<<${'/JS'.repeat(400)}\xff\xd9`,
      },
    ],
  },
  'in a bitmap font with hexadecimal names': {
    more: [
      {
        number: 10,
        value:
          '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 61/LastChar 239/Encoding<</Differences[61/3D 239/EF]>>/CharProcs<</3D 11 0 R/EF 11 0 R>>>>',
      },
      { number: 11, value: '<<>>', stream: '9 0 0 0 9 9 d1 0 0 9 9 re f' },
    ],
  },
  'with a length kept elsewhere': {
    more: [
      { number: 10, value: '<</Length 11 0 R>>', stream: randomBytesOf(900) },
      { number: 11, value: '900' },
    ],
  },
}

const versions: Partial<PdfPlan>[] = [
  { version: '1.3' },
  { version: '1.4', lineEnd: '\r\n' },
  { version: '1.5', table: 'stream' },
  { version: '1.6', lineEnd: '\r', behind: '\r\n\0\0\0' },
  { version: '2.0', behind: '\n\n' },
]

/** Written by hand: every document in every version, with object streams and with updates. */
export function* goodByHand(): Generator<GoodFile> {
  for (const [name, plan] of Object.entries(documents)) {
    const objects = documentObjects(plan)
    for (const form of versions) yield good(`${form.version} ${name}`, pdf({ ...form, objects }))
    yield good(`object streams ${name}`, pdf({ objects, packed: packable(objects) }))
    const changed = { number: 2, value: objects[1]!.value }
    yield good(
      `changed twice ${name}`,
      updated(updated(pdf({ objects }), { objects: [changed] }), { objects: [changed], table: 'stream' }),
    )
  }
}

function good(about: string, bytes: Uint8Array): GoodFile {
  return { about: `PDF ${about}`, name: 'Meritförteckning.PDF', bytes }
}
