import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What people are told of by letter: a version of a policy or of a purpose, and how far the telling has come (`circle`
 * and, in it, `reached`, the last of those it was told to). Holds no personal data.
 */
export const policyNews = sqliteTable(
  'policy_news',
  {
    about: text('about').notNull(),
    version: text('version').notNull(),
    noticedAt: integer('noticed_at').notNull(),
    circle: text('circle').notNull().default(''),
    reached: text('reached').notNull().default(''),
    toldAt: integer('told_at'),
  },
  (table) => [primaryKey({ columns: [table.about, table.version] })],
)
