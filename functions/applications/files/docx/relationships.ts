import type { Refusal } from '../verdict.ts'
import { tagsIn } from './xml.ts'

/** A link from the package or one of its parts to another part or to somewhere else (ISO/IEC 29500-2, 6.5). */
export interface Relationship {
  type: string
  target: string
  external: boolean
}

const hyperlinks = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink',
])

/** Every relationship of a part, or nothing if the text is malformed or one lacks its type or target. */
export function readRelationships(text: string): Relationship[] | undefined {
  const tags = tagsIn(text)?.filter(({ name }) => name === 'Relationship')
  const relationships = tags?.flatMap(({ attributes }) => {
    const [type, target, mode = 'Internal'] = ['Type', 'Target', 'TargetMode'].map((key) =>
      attributes.get(key),
    )
    return type && target !== undefined ? [{ type, target, external: mode !== 'Internal' }] : []
  })
  return relationships?.length === tags?.length ? relationships : undefined
}

/** Why a document with this relationship is not kept. Only a hyperlink may lead out of it: it waits for a click. */
export function faultInRelationship({ type, target, external }: Relationship): Refusal | undefined {
  const kind = type.replace(/^.*\//, '').toLowerCase()
  if (/vbaproject|vbadata/.test(kind)) return 'macro'
  if (/^(control|activex.*)$/.test(kind)) return 'activeContent'
  if (/^(oleobject|package|afchunk)$/.test(kind)) return 'embeddedFile'
  if (kind === 'attachedtemplate') return 'externalTemplate'
  const leadsOut = external || /^[\s\\]*(\\|\/\/|[a-z][a-z0-9+.-]*:)/i.test(target)
  return leadsOut && !hyperlinks.has(type) ? 'externalTemplate' : undefined
}
