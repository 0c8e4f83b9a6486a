import type { requests } from '../../../db/schema/requests.ts'
import type { Person } from '../../platform/held/person.ts'
import { othersWith } from '../../platform/held/telling-others.ts'
import type { World } from '../world.ts'

type RequestRow = typeof requests.$inferSelect

/** What is granted here has to be told to whoever has had the data from us (GDPR art. 19). */
export function othersMustKnow(kind: RequestRow['kind']): boolean {
  return kind === 'rectification' || kind === 'erasure' || kind === 'restriction'
}

/** The names of those whom the things held about a person name as their recipients, without who is responsible. */
export async function recipientsOf(
  { email, addressHash }: { email: string | null; addressHash: string | null },
  { db, holders, promises, today }: World,
): Promise<string[]> {
  if (email === null || addressHash === null) return []
  const person: Person = { email, addressHash }
  const asked = holders.map((holder) => ({ holder, statements: holder.find(person) }))
  const results = await db.read(asked.flatMap(({ statements }) => statements))
  const view = { locale: promises.site.languages[0]!, today, promises }
  const items = asked.flatMap(({ holder, statements }) =>
    holder.items(results.splice(0, statements.length), view),
  )
  return [...new Set(items.flatMap(othersWith))]
}
