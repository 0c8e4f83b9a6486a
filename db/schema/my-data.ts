import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Keys to somebody's own data. A `link` was sent to an address that somebody asked for (nothing is looked up then);
 * followed, it becomes the `visit` of one browser under a key of its own. An `export` was sent from a visit and gives the
 * download. An `address` was sent to another address of theirs, to which everything is to move; `addressHash` is the one
 * it hangs on until then. `askedHash` is the hash of what the asking browser keeps, `tries` how often another browser
 * has typed an address; what is sealed is sealed with the portal's secret.
 */
export const myDataKeys = sqliteTable(
  'my_data_keys',
  {
    id: text('id').primaryKey(),
    opens: text('opens', { enum: ['link', 'visit', 'export', 'address'] }).notNull(),
    keyHash: text('key_hash').notNull(),
    askedHash: text('asked_hash').notNull(),
    addressHash: text('address_hash').notNull(),
    sealedAddress: text('sealed_address').notNull(),
    madeAt: integer('made_at').notNull(),
    tries: integer('tries').notNull().default(0),
  },
  (table) => [
    uniqueIndex('my_data_keys_by_key').on(table.keyHash),
    index('my_data_keys_by_address').on(table.addressHash),
    index('my_data_keys_by_age').on(table.madeAt),
  ],
)
