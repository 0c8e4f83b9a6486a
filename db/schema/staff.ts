import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * The organisation's own people, who work at the desk. `openings` are the slugs of theirs, as a JSON list. `endedOn` is
 * the day somebody left; from then on nothing opens for them. `lastActiveOn` is when they last signed in.
 */
export const staff = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    addressHash: text('address_hash').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    locale: text('locale', { enum: ['sv', 'nb', 'en'] }).notNull(),
    role: text('role', { enum: ['administrator', 'recruiter', 'reader', 'privacy-officer'] }).notNull(),
    openings: text('openings').notNull().default('[]'),
    addedAt: integer('added_at').notNull(),
    lastActiveOn: text('last_active_on').notNull(),
    endedOn: text('ended_on'),
    eraseBy: text('erase_by').notNull(),
  },
  (table) => [
    uniqueIndex('staff_by_address').on(table.addressHash),
    index('staff_due').on(table.eraseBy),
    index('staff_ended').on(table.endedOn),
  ],
)

/**
 * What is good for one use in a few minutes. `link`: by which staff sign in, known or not; what is kept is the same for
 * any address, and `askedHash` is the hash of what the asking browser keeps, empty for the link that a portal on one's
 * own machine prints. `passkey` and `new-passkey`: what a passkey has to sign, for the browser that asked and for the
 * session it is added in; these have no address.
 */
export const staffKeys = sqliteTable(
  'staff_keys',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['link', 'passkey', 'new-passkey'] })
      .notNull()
      .default('link'),
    keyHash: text('key_hash').notNull(),
    askedHash: text('asked_hash').notNull(),
    addressHash: text('address_hash').notNull(),
    madeAt: integer('made_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [
    uniqueIndex('staff_keys_by_key').on(table.keyHash),
    index('staff_keys_by_address').on(table.addressHash, table.madeAt),
    index('staff_keys_by_age').on(table.madeAt),
  ],
)

/** What somebody signs in with instead of a link; `id` is what their device calls it (WebAuthn §4, credential id). */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id').notNull(),
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports').notNull(),
    name: text('name').notNull(),
    addedAt: integer('added_at').notNull(),
    lastUsedAt: integer('last_used_at'),
  },
  (table) => [index('passkeys_by_member').on(table.staffId, table.addedAt)],
)

/** Where somebody is signed in; `id` is the hash of what the browser keeps. */
export const staffSessions = sqliteTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id').notNull(),
    way: text('way', { enum: ['link', 'passkey'] }).notNull(),
    startedAt: integer('started_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
  },
  (table) => [
    index('staff_sessions_by_member').on(table.staffId, table.startedAt),
    index('staff_sessions_by_age').on(table.startedAt),
  ],
)

/**
 * That a member of staff, or a recipient they shared it with, looked at, changed or passed on something about a person:
 * one row each time, never changed. A recipient stands in `staffId` as the random id of the share. The person stands in it as the random id of the thing alone, so that erasing the thing makes the row nobody's;
 * `reason` is what they wrote for it, and goes with the thing.
 */
export const traces = sqliteTable(
  'traces',
  {
    id: text('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    staffId: text('staff_id').notNull(),
    role: text('role', {
      enum: ['administrator', 'recruiter', 'reader', 'privacy-officer', 'recipient'],
    }).notNull(),
    act: text('act').notNull(),
    reason: text('reason'),
    tracedAt: integer('traced_at').notNull(),
  },
  (table) => [
    index('traces_by_subject').on(table.subjectId),
    index('traces_by_member').on(table.staffId, table.act, table.tracedAt, table.id),
    index('traces_of_member_in_time').on(table.staffId, table.tracedAt, table.id),
    index('traces_by_act').on(table.act, table.tracedAt, table.id),
    index('traces_in_time').on(table.tracedAt, table.id),
    index('traces_with_reason').on(table.subjectId).where(sql`reason is not null`),
  ],
)
