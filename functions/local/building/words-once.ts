import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** A sentence, several, or words by their keys. */
type Words = string | string[] | { [key: string]: Words }

const shape = 'virtual:frist/shape-of-words'
const dictionary = /\/content\/ui\/(?:sv|nb|en)\.json$/

/**
 * Carries the keys of the words in the Worker once, and not once in each language: the languages have the same keys, and
 * what compresses the Worker forgets a key before the next language comes to it.
 */
export const wordsOnce: Plugin = {
  name: 'frist:words-once',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'ssr',
  resolveId: (asked) => (asked === shape ? `\0${shape}` : null),
  load(id) {
    if (id !== `\0${shape}` && !dictionary.test(id)) return null
    const keys = keysOf(read('content/ui/sv.json'))
    if (id === `\0${shape}`)
      return `export const spread = (words) => { let at = 0; const next = () => words[at++]; return ${literal(keys)} }`
    const words = JSON.stringify(inOrder(keys, read(id)))
    return { code: `import { spread } from '${shape}'\nexport default spread(${words})`, moduleType: 'js' }
  },
}

function read(file: string): Words {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function isKeyed(words: Words): words is { [key: string]: Words } {
  return typeof words === 'object' && !Array.isArray(words)
}

function keysOf(words: Words): object | 0 {
  if (!isKeyed(words)) return 0
  return Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, keysOf(inner)]))
}

/** The sentences alone, in the order of the keys. */
function inOrder(keys: object | 0, words: Words): Words[] {
  if (keys === 0 || !isKeyed(words)) return [words]
  return Object.entries(keys).flatMap(([key, inner]) => inOrder(inner, words[key]!))
}

/** Code for the keys, each with the next of the words: an object written out is made at once, however many keys it has. */
function literal(keys: object | 0): string {
  if (keys === 0) return 'next()'
  const entries = Object.entries(keys).map(([key, inner]) => `${JSON.stringify(key)}: ${literal(inner)}`)
  return `{ ${entries.join(', ')} }`
}
