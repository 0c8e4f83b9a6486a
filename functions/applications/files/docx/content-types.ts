import { extensionOf } from '../names.ts'
import type { Refusal } from '../verdict.ts'
import { tagsIn } from './xml.ts'

/** What each part of the package is, by `[Content_Types].xml` (ISO/IEC 29500-2, 6.2.3). */
export type TypeOf = (partName: string) => string

/** Reads the table of content types; a program among them is a macro, a part listed twice is damage. */
export function readContentTypes(text: string): TypeOf | Refusal {
  const tags = tagsIn(text)
  if (!tags) return 'damaged'
  const types = new Map<string, string>()
  for (const { name, attributes } of tags) {
    if (name !== 'Override' && name !== 'Default') continue
    const whose = name === 'Override' ? attributes.get('PartName') : `.${attributes.get('Extension')}`
    const type = attributes.get('ContentType')?.toLowerCase()
    if (whose === undefined || type === undefined || types.has(whose.toLowerCase())) return 'damaged'
    if (name === 'Override' && /macroenabled|vbaproject|vbadata/.test(type)) return 'macro'
    types.set(whose.toLowerCase(), type)
  }
  return (partName) => {
    const name = partName.toLowerCase()
    return types.get(`/${name}`) ?? types.get(`.${extensionOf(name)}`) ?? ''
  }
}
