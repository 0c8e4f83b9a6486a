import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { timeOrderedIds } from './ids.ts'
import type { LetterContent } from './letter-form.ts'

/** A request to send that may be repeated: the same key and the same body mean the same letters. */
export type Errand = { key: string; path: string; bodyHash: string }

export type Letter = LetterContent & {
  id: string
  receivedAt: string
  errand: (Errand & { place: number }) | null
}

export type Letters = ReturnType<typeof openLetters>

/**
 * The letters in `dir`, one JSON file each, named by their id. A file appears whole or not at all. Everything
 * is synchronous: a letter is on disk before anything else happens. Throws on a file that is not a letter.
 */
export function openLetters(dir: string) {
  mkdirSync(dir, { recursive: true })
  for (const name of readdirSync(dir)) if (name.endsWith('.tmp')) rmSync(join(dir, name))
  let newestFirst = readLetters(dir)
  const nextId = timeOrderedIds(newestFirst[0]?.id)

  return {
    newestFirst: (): readonly Letter[] => newestFirst,
    find: (id: string) => newestFirst.find((letter) => letter.id === id),
    keep(content: LetterContent, errand: Letter['errand'], now: Date): Letter {
      const letter = { id: nextId(now), receivedAt: now.toISOString(), ...content, errand }
      writeLetter(dir, letter)
      newestFirst = [letter, ...newestFirst]
      return letter
    },
    empty() {
      for (const { id } of newestFirst) rmSync(fileOf(dir, id), { force: true })
      newestFirst = []
    },
  }
}

const fileOf = (dir: string, id: string) => join(dir, `${id}.json`)

function readLetters(dir: string): Letter[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'))
  return names
    .sort()
    .reverse()
    .map((name) => readLetter(dir, name))
}

function readLetter(dir: string, name: string): Letter {
  const file = join(dir, name)
  try {
    const letter: Letter = JSON.parse(readFileSync(file, 'utf8'))
    if (fileOf(dir, letter.id) === file) return letter
    throw new Error('The id in it is not its name')
  } catch (cause) {
    throw new Error(`${file} is not a letter of this mailbox; delete it and start again`, { cause })
  }
}

function writeLetter(dir: string, letter: Letter) {
  mkdirSync(dir, { recursive: true })
  const unfinished = `${fileOf(dir, letter.id)}.tmp`
  writeFileSync(unfinished, JSON.stringify(letter, null, 2))
  renameSync(unfinished, fileOf(dir, letter.id))
}
