import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { locales } from '../../promises/language/languages.ts'

/** Texts by their path under content/. */
export type Files = Record<string, string>

/** Writes files that are not there yet; throws before the first of them when one is. */
export function writeNew(folder: string, files: Files): void {
  const taken = Object.keys(files).find((path) => existsSync(join(folder, path)))
  if (taken) throw new Error(`content/${taken} is there already: nothing was written.`)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text, { flag: 'wx' })
  }
}

/** JSON as the formatter lays it out: a list of plain words stays on its line. */
export function jsonFile(value: unknown): string {
  const spread = JSON.stringify(value, null, 2)
  const lists = spread.replace(/\[\n\s+("[^\]{]*")\n\s+\]/g, (_, words: string) => {
    return `[${words.replace(/\n\s+/g, ' ')}]`
  })
  return `${lists}\n`
}

/** The texts to begin from, content/templates/<kind>, under the folder they are for. */
export function fromTemplate(folder: string, kind: 'opening' | 'policy', target: string): Files {
  const texts = locales.map((locale) => [
    `${target}/${locale}.md`,
    readFileSync(join(folder, 'templates', kind, `${locale}.md`), 'utf8'),
  ])
  return Object.fromEntries(texts)
}

/** The files as a list for a person, and what to do with them. */
export function told(files: Files, changed: string[], next: string[]): string {
  return [
    '',
    'Written:',
    ...Object.keys(files).map((path) => `  content/${path}`),
    ...(changed.length > 0 ? ['Changed:', ...changed.map((path) => `  content/${path}`)] : []),
    '',
    'What to do next:',
    ...next.map((step, at) => `  ${at + 1}. ${step}`),
  ].join('\n')
}
