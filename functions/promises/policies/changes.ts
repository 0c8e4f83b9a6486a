import { diffArrays } from 'diff'

/** Sentences that stayed, came or went, in reading order. */
export interface Run {
  kind: 'kept' | 'added' | 'removed'
  paragraphs: string[]
}

/** What became of one section, named by its heading; the text before the first heading has none. */
export interface SectionChange {
  heading: string
  kind: 'kept' | 'changed' | 'added' | 'removed'
  runs: Run[]
}

/** The differences between two texts in Markdown, section by section and sentence by sentence. */
export function changesBetween(earlier: string, later: string): SectionChange[] {
  const before = sectionsOf(earlier)
  const after = sectionsOf(later)
  return diffArrays([...before.keys()], [...after.keys()]).flatMap(({ value: headings, added, removed }) =>
    headings.map((heading) => {
      const runs = runsBetween(before.get(heading) ?? [], after.get(heading) ?? [])
      const isChanged = runs.some(({ kind }) => kind !== 'kept')
      return { heading, kind: added ? 'added' : removed ? 'removed' : isChanged ? 'changed' : 'kept', runs }
    }),
  )
}

function runsBetween(before: string[], after: string[]): Run[] {
  return diffArrays(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    paragraphs: value
      .join(' ')
      .split('\n')
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
  }))
}

/** Sentences by heading, the last one of each paragraph with a line break; a heading names those above it too. */
function sectionsOf(markdown: string): Map<string, string[]> {
  const sections = new Map<string, string[]>()
  let chapter = ''
  let heading = ''
  for (const line of markdown.split('\n')) {
    const [, marks, name] = /^(#+) (.*)$/.exec(line) ?? []
    if (marks && name) {
      if (marks.length === 2) chapter = name
      heading = marks.length === 2 ? name : `${chapter}: ${name}`
    }
    const sentences = sections.get(heading) ?? []
    if (!marks && line.trim()) sentences.push(...sentencesIn(line))
    if (marks || sentences.length > 0) sections.set(heading, sentences)
  }
  return sections
}

function sentencesIn(line: string): string[] {
  const plain = line
    .replace(/^- /, '– ')
    .replaceAll('**', '')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  const sentences = plain.trim().split(/(?<=[.!?]) (?=\p{Lu})/u)
  return sentences.map((sentence, at) => (at === sentences.length - 1 ? `${sentence}\n` : sentence))
}
