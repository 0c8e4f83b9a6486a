import type { Recorded } from '../bench/db/recorder.ts'
import { openPortal, type PortalOptions } from './portal.ts'

/** A portal that counts what it asks of others and remembers each statement of its batches. */
export async function openCountingPortal(options: PortalOptions = {}) {
  const statements: Recorded[] = []
  const asked = { puts: 0, letters: 0, batches: 0 }
  const portal = await openPortal({
    ...options,
    outside: (platform) => {
      const remembering = (way: 'read' | 'write') => (batch: Parameters<typeof platform.db.read>[0]) => {
        for (const statement of batch) {
          const { sql, params } = statement.toSQL()
          statements.push({ sql, args: params as Recorded['args'], during: way })
        }
        return platform.db[way](batch)
      }
      return {
        ...platform,
        db: { ...platform.db, read: remembering('read'), write: remembering('write') },
        files: {
          ...platform.files,
          put(name, bytes) {
            asked.puts++
            return platform.files.put(name, bytes)
          },
        },
        mail: {
          ...platform.mail,
          send(letter, key) {
            asked.letters++
            return platform.mail.send(letter, key)
          },
          sendMany(letters, key) {
            asked.batches++
            return platform.mail.sendMany(letters, key)
          },
        },
      }
    },
  })
  return { portal, statements, asked }
}
