import { type DocxPlan, documentXml, docx, paragraph } from './docx-maker.ts'
import type { BadFile } from './made-files.ts'

const doctype = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "http://exempel.invalid/">]>'
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`

/** Documents whose parts define entities, or could hide that they do. */
const entities: Record<string, DocxPlan> = {
  'with an entity from elsewhere': { parts: { 'word/document.xml': doctype + documentXml('&e;') } },
  'with a billion laughs': { parts: { 'word/document.xml': laughs + documentXml('&j;') } },
  'with one very long entity': {
    parts: {
      'word/document.xml': `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(50_000)}">]>${documentXml(paragraph('&a;'.repeat(5_000)))}`,
    },
  },
  'with an entity in its types': { parts: { '[Content_Types].xml': `${doctype}<Types/>` } },
  'with an entity in its relations': {
    parts: { 'word/_rels/document.xml.rels': `${doctype}<Relationships/>` },
  },
  'with an unknown entity in its relations': { links: [{ type: 'image', target: '&e;' }] },
  'in an encoding that hides things': {
    parts: { 'word/document.xml': '<?xml version="1.0" encoding="UTF-7"?><a/>' },
  },
  'with a wide entity': { parts: { 'word/document.xml': Buffer.from(`\ufeff${doctype}<a/>`, 'utf16le') } },
  'with an entity in its first relations': { parts: { '_rels/.rels': `${doctype}<Relationships/>` } },
}

/** Word documents with entities of their own (XXE, billion laughs, quadratic blow-up). */
export function* docxWithEntities(): Generator<BadFile> {
  for (const [about, plan] of Object.entries(entities)) {
    yield { about, name: 'cv.docx', bytes: docx(plan), reason: 'damaged' }
  }
}
