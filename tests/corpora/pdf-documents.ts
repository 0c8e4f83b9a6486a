import type { PdfObject } from './pdf-maker.ts'

export interface DocumentPlan {
  pages?: number
  /** Further keys of the catalog and of each page. */
  catalog?: string
  page?: string
  /** What the pages show, as content operators. */
  content?: string
  more?: PdfObject[]
}

const firstFree = 10

/** The objects of a document: catalog 1, page tree 2, font 3, content 4, pages from 100; 10 to 99 are free. */
export function documentObjects(plan: DocumentPlan = {}): PdfObject[] {
  const pages = Array.from({ length: plan.pages ?? 1 }, (_, index) => 100 + index)
  return [
    { number: 1, value: `<</Type/Catalog/Pages 2 0 R ${plan.catalog ?? ''}>>` },
    {
      number: 2,
      value: `<</Type/Pages/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    },
    { number: 3, value: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>' },
    {
      number: 4,
      value: '<<>>',
      stream: plan.content ?? 'BT /F1 12 Tf 72 720 Td (\xc5sa \xd6deg\xe5rd) Tj ET',
      deflated: true,
    },
    ...pages.map((number) => ({
      number,
      value: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R ${plan.page ?? ''}>>`,
    })),
    ...(plan.more ?? []),
  ]
}

/** A file inside the document: its specification and its stream, from the first free number on. */
export function attachment(
  names: string,
  body: Uint8Array | string,
  stream: Partial<PdfObject> = {},
): PdfObject[] {
  return [
    { number: firstFree, value: `<</Type/Filespec ${names}/EF<</F ${firstFree + 1} 0 R>>>>` },
    { number: firstFree + 1, value: '<</Type/EmbeddedFile>>', stream: body, deflated: true, ...stream },
  ]
}

/** The catalog's key that lists that file. */
export const listsAttachment = `/Names<</EmbeddedFiles<</Names[(file) ${firstFree} 0 R]>>>>`
