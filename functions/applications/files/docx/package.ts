import type { Refusal } from '../verdict.ts'
import type { Entry } from './archive.ts'
import { readContentTypes, type TypeOf } from './content-types.ts'
import { startsProgram } from './fields.ts'
import type { ReadPart } from './parts.ts'
import { faultInRelationship, type Relationship, readRelationships } from './relationships.ts'

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const macroType = /macroenabled/
const typesWithFields =
  /wordprocessingml\.(document\.main|document\.glossary|header|footer|footnotes|endnotes|comments)\+xml$/

/**
 * Why the package of parts is no harmless Word document: by what its content types call the parts, where its
 * relationships lead, and the fields in its text.
 */
export async function faultInPackage(
  read: ReadPart,
  entries: Entry[],
  contentTypes: Entry,
): Promise<Refusal | undefined> {
  const table = await read(contentTypes, 'whole')
  if (typeof table === 'string') return table
  const typeOf = readContentTypes(table.text)
  if (typeof typeOf === 'string') return typeOf
  return (
    (await faultInRoot(read, entries, typeOf)) ??
    (await faultInRelationships(read, entries)) ??
    (await faultInTexts(read, entries, typeOf))
  )
}

/** The package leads to exactly one document, and that is a Word document rather than a sheet or a template. */
async function faultInRoot(read: ReadPart, entries: Entry[], typeOf: TypeOf): Promise<Refusal | undefined> {
  const root = entries.find(({ name }) => name === '_rels/.rels')
  const relationships = root && (await relationshipsIn(read, root))
  if (relationships === undefined) return 'damaged'
  if (typeof relationships === 'string') return relationships
  const [document, ...more] = relationships.filter(({ type }) => type.endsWith('/officeDocument'))
  const name = document?.target.replace(/^\//, '').toLowerCase()
  const main = entries.find((entry) => entry.name.toLowerCase() === name)
  if (!main || more.length > 0) return 'damaged'
  const type = typeOf(main.name)
  if (macroType.test(type)) return 'macro'
  return type === documentType ? firstFault(relationships) : 'mislabelled'
}

async function faultInRelationships(read: ReadPart, entries: Entry[]): Promise<Refusal | undefined> {
  for (const entry of entries) {
    if (!entry.name.toLowerCase().endsWith('.rels') || entry.name === '_rels/.rels') continue
    const relationships = await relationshipsIn(read, entry)
    if (typeof relationships === 'string') return relationships
    const fault = firstFault(relationships)
    if (fault) return fault
  }
  return
}

function firstFault(relationships: Relationship[]): Refusal | undefined {
  return relationships.map(faultInRelationship).find((fault) => fault !== undefined)
}

async function relationshipsIn(read: ReadPart, entry: Entry): Promise<Relationship[] | Refusal> {
  const part = await read(entry, 'whole')
  if (typeof part === 'string') return part
  return readRelationships(part.text) ?? 'damaged'
}

async function faultInTexts(read: ReadPart, entries: Entry[], typeOf: TypeOf): Promise<Refusal | undefined> {
  for (const entry of entries.filter(({ name }) => typesWithFields.test(typeOf(name)))) {
    const part = await read(entry, 'beginning')
    if (typeof part === 'string') return part
    if (startsProgram(part.text)) return 'activeContent'
  }
  return
}
