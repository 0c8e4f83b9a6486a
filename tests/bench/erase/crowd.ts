import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { applications } from '../../../db/schema.ts'
import { heldApplications } from '../../../functions/applications/held.ts'
import { readContent } from '../../../functions/local/content.ts'
import { eraseAtTheirWord } from '../../../functions/my-data/erasing/erase.ts'
import { readParts } from '../../../functions/my-data/mine/read.ts'
import { newId } from '../../../functions/platform/ids.ts'
import { queuedLetter } from '../../../functions/platform/mail/outbox.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { readPromises } from '../../../functions/promises/promises.ts'
import { memoryBucket } from '../../portal/bucket.ts'
import { openDirect } from '../sweep/direct.ts'
import { fileWith } from '../sweep/people.ts'

const days = 100
const now = new Date('2026-11-01T09:00:00Z')
const today = '2026-11-01'

/** So many people with an application each, who ask one after another to be erased. */
export interface Crowd {
  count(): Promise<number>
  eraseNext(): Promise<void>
  close(): void
}

export async function gather(name: string, perDay: number): Promise<Crowd> {
  const file = fileWith({ perDay, days }, '.data/bench', name)
  const { db, close } = await openDirect(file)
  const promises = readPromises(readContent(), today)
  const addressHash = addressHashesUnder(['a secret of this bench alone, long enough'])
  const { files } = memoryBucket(() => now)
  const world = { db, files, addressHash, log: () => undefined }
  const view = { locale: 'sv', today, promises } as const
  let asked = 0
  return {
    async count() {
      const [found] = await db.read([db.make.select({ count: sql`count(*)`.as('count') }).from(applications)])
      return Number(found!.rows[0]!.count)
    },
    async eraseNext() {
      const email = `p${asked % days}.${Math.floor(asked / days)}@post.example`
      asked++
      const person = { email, addressHash: await addressHash(email) }
      const { parts } = await readParts(db, [heldApplications], person, view)
      const id = newId(now)
      const drawn = { subject: 'Erased', html: '<p>Erased</p>', text: 'Erased' }
      const about = { id, subjectId: id, letter: 'my-data-erased', purpose: 'service', to: email } as const
      const letter = await queuedLetter({ ...about, ...drawn }, addressHash, now)
      await eraseAtTheirWord(world, { person, what: 'everything', parts, letter, told: [], now, today })
    },
    close() {
      close()
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    },
  }
}
