import type { Holder } from '../platform/held/holder.ts'
import type { HeldItem } from '../platform/held/item.ts'
import { instantOf } from '../platform/ids.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import type { Locale } from '../promises/language/languages.ts'
import type { Again, World } from './replay.ts'

/** What an entry of the ledger says of whom, and since when. */
export interface Said {
  addressHash: string
  at: number
}

/** The address an entry means, if the database has it; what was made up to `after` had moved away from it before. */
export interface Whose {
  email: string | null
  after: number
}

/** What somebody held at one instant, by who holds it; that day, and in which language it is told to us. */
export interface HeldThen {
  person: { email: string; addressHash: string }
  locale: Locale
  at: Date
  today: Day
  parts: { holder: Holder; items: HeldItem[] }[]
}

/** What was there when somebody said so, as it would have stood for them that day; what came after is left out. */
export async function heldThen(
  { db }: Pick<World, 'db'>,
  { holders, promises }: Again,
  { addressHash, at }: Said,
  { email, after }: Whose,
): Promise<HeldThen> {
  const today = dayIn(promises.site.timeZone, new Date(at))
  const person = { email: email ?? '', addressHash }
  const locale = promises.site.languages[0]!
  const view = { locale, today, promises }
  const wasThere = (madeAt: number) => after < madeAt && madeAt <= at
  const asked = holders
    .filter(({ addresses }) => email !== null || !addresses)
    .map((holder) => ({ holder, statements: holder.find(person) }))
  const found = await db.read(asked.flatMap(({ statements }) => statements))
  const parts = asked.map(({ holder, statements }) => ({
    holder,
    items: holder
      .items(found.splice(0, statements.length), view)
      .filter(({ id }) => wasThere(instantOf(id) ?? 0)),
  }))
  return { person, locale, at: new Date(at), today, parts }
}
