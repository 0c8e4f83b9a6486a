import type { Row } from '@libsql/client/web'
import { and, eq, exists, type SQL, sql } from 'drizzle-orm'
import { applicationDisclosures, applicationShares } from '../../../db/schema/desk.ts'
import { make } from '../../platform/statements.ts'

/** Holds for the shares of an application that were opened: who outside has seen it. */
export function haveSeen(applicationId: string): SQL | undefined {
  const opened = make
    .select({ one: sql`1` })
    .from(applicationDisclosures)
    .where(eq(applicationDisclosures.shareId, applicationShares.id))
  return and(eq(applicationShares.applicationId, applicationId), exists(opened))
}

/** Somebody outside, as the person and staff know them: 'Name, Organisation'. */
export function namedIn({ name, organisation }: Pick<Row, string>): string {
  return `${name}, ${organisation}`
}
