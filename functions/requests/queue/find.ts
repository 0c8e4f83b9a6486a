import type { World } from '../world.ts'
import { type Queued, readQueue } from './queue.ts'

/** What is in the queue under a reference, typed in any case; null when nothing is. */
export async function findInQueue(typed: string, { db, promises }: World): Promise<Queued | null> {
  const queue = await readQueue(db, promises.site.timeZone)
  return queue.find(({ reference }) => reference === typed.trim().toUpperCase()) ?? null
}

export function nothingUnder(typed: string): string {
  return `nothing in the queue is called ${typed.trim().toUpperCase()}: npm run requests -- list shows what is`
}
