import type { Files } from '../files.ts'
import { ledgerPrefix } from './ledger.ts'

const movedPrefix = `${ledgerPrefix}moved/`

/** That what stood under one address stands under another since `at` (milliseconds since 1970), by keyed hashes alone. */
export interface Moved {
  from: string
  to: string
  at: number
}

/** Notes a move where no restored database can lose it; its name says all. */
export async function noteMoved(files: Pick<Files, 'put'>, moved: Moved): Promise<void> {
  const { from, to, at } = moved
  await files.put(`${movedPrefix}${from}/${to}/${at}`, new TextEncoder().encode(JSON.stringify(moved)))
}

/** Every move that is noted still; they go with the rest of the ledger. */
export async function movesNoted(files: Pick<Files, 'list'>): Promise<Moved[]> {
  const moves: Moved[] = []
  let cursor: string | null = null
  do {
    const page = await files.list(movedPrefix, cursor)
    for (const { name } of page.objects) {
      const [from = '', to = '', at] = name.slice(movedPrefix.length).split('/')
      moves.push({ from, to, at: Number(at) })
    }
    cursor = page.cursor
  } while (cursor)
  return moves
}
