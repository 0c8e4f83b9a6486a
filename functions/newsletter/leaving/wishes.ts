import { and, eq } from 'drizzle-orm'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { make } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { readSubscription, type Subscription } from '../subscriptions.ts'
import type { Wishes } from '../wishes.ts'
import { subscriptionOf } from './leave.ts'

/** Changes what a reader gets and in which language, while they subscribe. Answers the subscription, or null if gone. */
export async function changeWishes(
  db: Database,
  id: string,
  { wishes, locale }: { wishes: Wishes; locale: Locale },
): Promise<Subscription | null> {
  const results = await db.write([
    make
      .update(subscriptions)
      .set({
        locale,
        topics: JSON.stringify(wishes.topics),
        places: JSON.stringify(wishes.places),
        kinds: JSON.stringify(wishes.kinds),
      })
      .where(and(eq(subscriptions.id, id), eq(subscriptions.state, 'confirmed'))),
    subscriptionOf(id),
  ])
  const [row] = results.at(-1)!.rows
  return row ? readSubscription(row) : null
}
