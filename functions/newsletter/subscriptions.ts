import type { Row } from '@libsql/client/web'
import * as v from 'valibot'
import type { subscriptions } from '../../db/schema/newsletter.ts'
import type { Locale } from '../promises/language/languages.ts'
import { topicField, type Wishes } from './wishes.ts'

/** A subscription as the pages and letters about it need it. */
export interface Subscription {
  id: string
  addressHash: string
  email: string
  locale: Locale
  state: (typeof subscriptions.$inferSelect)['state']
  /** When it came to that state: confirmed or left, in milliseconds since 1970. */
  since: number
  wishes: Wishes
}

const ids = v.array(v.string())

/** Reads a row of subscriptions as the database has it. */
export function readSubscription(row: Row): Subscription {
  return {
    id: String(row.id),
    addressHash: String(row.address_hash),
    email: String(row.email),
    locale: row.locale as Locale,
    state: row.state as Subscription['state'],
    since: Number(row.left_at ?? row.confirmed_at),
    wishes: readKeptWishes(row),
  }
}

export function readKeptWishes(row: Row): Wishes {
  return {
    topics: v.parse(v.array(topicField), JSON.parse(String(row.topics))),
    places: v.parse(ids, JSON.parse(String(row.places))),
    kinds: v.parse(ids, JSON.parse(String(row.kinds))),
  }
}
