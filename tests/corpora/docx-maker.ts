import { type ZipEntry, type ZipShape, zip } from './zip-maker.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const mainType = `${wordprocessing}.document.main+xml`
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A relationship as a part writes it; a short type is one of Office's own. */
export interface Link {
  type: string
  target: string
  mode?: string
}

export interface DocxPlan {
  /** What stands in the body; paragraphs of runs. */
  body?: string
  links?: Link[]
  rootLinks?: Link[]
  mainType?: string
  mainName?: string
  /** Further entries of the content type table. */
  types?: string
  /** Parts beside the usual ones, or in their place. */
  parts?: Record<string, string | Uint8Array>
  /** How to write an entry, by its name. */
  entries?: Record<string, Partial<ZipEntry>>
  without?: string[]
  shape?: ZipShape
}

/** The parts of a small Word document, by name. */
export function docxParts(plan: DocxPlan = {}): Record<string, string | Uint8Array> {
  const main = plan.mainName ?? 'word/document.xml'
  const [folder = '', file = ''] = main.split(/\/(?=[^/]*$)/)
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(main, plan),
    '_rels/.rels': relationships([{ type: 'officeDocument', target: main }, ...(plan.rootLinks ?? [])]),
    [main]: documentXml(plan.body ?? paragraph('Åsa Ödegård søker stilling som snekker.')),
    [`${folder}/_rels/${file}.rels`]: relationships([
      { type: 'styles', target: 'styles.xml' },
      ...(plan.links ?? []),
    ]),
    'word/styles.xml': `${declaration}<w:styles xmlns:w="urn:w"/>`,
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="urn:cp"/>`,
    ...plan.parts,
  }
  for (const name of plan.without ?? []) delete parts[name]
  return parts
}

/** A Word document, wrong in exactly the ways that are asked for. */
export function docx(plan: DocxPlan = {}): Uint8Array {
  const entries = Object.entries(docxParts(plan)).map(([name, data]) => ({
    name,
    data,
    ...plan.entries?.[name],
  }))
  return zip(entries, plan.shape)
}

export function documentXml(body: string): string {
  return `${declaration}<w:document xmlns:w="urn:w" xmlns:r="urn:r"><w:body>${body}</w:body></w:document>`
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export function relationships(links: Link[]): string {
  const each = links.map(({ type, target, mode }, index) => {
    const full = type.includes(':') ? type : `${office}/${type}`
    return `<Relationship Id="rId${index + 1}" Type="${full}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`
  })
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `${declaration}<Relationships xmlns="${namespace}">${each.join('')}</Relationships>`
}

function contentTypes(main: string, plan: DocxPlan): string {
  const defaults = Object.entries({
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    png: 'image/png',
    jpeg: 'image/jpeg',
  }).map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}<Override PartName="/${main}" ContentType="${plan.mainType ?? mainType}"/><Override PartName="/word/styles.xml" ContentType="${wordprocessing}.styles+xml"/>${plan.types ?? ''}</Types>`
}
