import type { ResultSet } from '@libsql/client/web'
import { eq, gte, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import * as v from 'valibot'
import { subscriptionRequests, subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { email as emailField } from '../../platform/forms/fields.ts'
import { problemsIn, written } from '../../platform/forms/problems.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { traceEach } from '../../platform/staff/traces.ts'
import { make, rowsWith, type Statement } from '../../platform/statements.ts'
import { administrators } from './ground.ts'
import { type BlocksModel, countOf, type LookedUp } from './models.ts'

const shape = { lines: ['email'], texts: [], files: [] }

/** Through the index by age: counted for an administrator alone. */
const countBlocks = make
  .select({ reason: suppressions.reason, count: sql`count(*)`.as('count') })
  .from(suppressions)
  .where(gte(suppressions.suppressedAt, 0))
  .groupBy(suppressions.reason)

/** Who is not written to: in numbers, and one address at a time, traced; never as a list. */
export function blockedAddresses() {
  return new Hono<House>()
    .get('/desk/newsletter/blocks/', administrators, (c) => page(c, { values: { email: '' } }))
    .post('/api/desk/newsletter/blocks', administrators, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const values = { email: written(fields, 'email') }
      const read = v.safeParse(emailField, fields.email)
      if (read.success) return page(c, { values, email: read.output })
      const problems = problemsIn(read.issues).map((problem) => ({ ...problem, field: 'email' }))
      return page(c, { values, problems })
    })
}

async function page(
  c: Visit,
  {
    email,
    values,
    problems = [],
  }: { email?: string; values: BlocksModel['values']; problems?: BlocksModel['problems'] },
): Promise<Response> {
  const { db, addressHash, clock, render } = c.get('platform')
  const member = c.get('member')
  const looking = email ? lookUp(await addressHash(email)) : null
  const [counted, ...found] = looking
    ? await db.write([
        countBlocks,
        ...looking.found,
        traceEach(member, { act: 'looked-up', subjects: looking.subjects }, clock()),
      ])
    : await db.read([countBlocks])
  const counts = Object.fromEntries(
    counted!.rows.map(({ reason, count }) => [reason, countOf(Number(count))]),
  )
  const model: BlocksModel = {
    ...{ member, values, problems },
    counts: { left: 0, complained: 0, bounced: 0, ...counts },
    found: email ? lookedUp(email, found) : null,
  }
  return render(member.locale, 'desk/blocks', model, problems.length > 0 ? 422 : 200)
}

const readerColumns = { state: subscriptions.state, enteredAt: subscriptions.enteredAt }

const columns = {
  scope: suppressions.scope,
  reason: suppressions.reason,
  suppressedAt: suppressions.suppressedAt,
}

/** What is kept of an address, and all of it by its ids. */
function lookUp(addressHash: string) {
  const tables = [subscriptions, subscriptionRequests, suppressions] as const
  const ids = tables.map((table) => sql`select id from ${table} where address_hash = ${addressHash}`)
  const found: Statement[] = [
    make.select(readerColumns).from(subscriptions).where(eq(subscriptions.addressHash, addressHash)),
    make
      .select({ id: subscriptionRequests.id })
      .from(subscriptionRequests)
      .where(eq(subscriptionRequests.addressHash, addressHash)),
    make.select(columns).from(suppressions).where(eq(suppressions.addressHash, addressHash)),
  ]
  return { found, subjects: sql.join(ids, sql` union all `) }
}

function lookedUp(email: string, [reader, asked, blocks]: readonly ResultSet[]): LookedUp {
  const [subscription] = rowsWith(readerColumns, reader!)
  const isContact = subscription?.state === 'confirmed' && subscription.enteredAt !== null
  return {
    email,
    state: isContact ? 'contact' : (subscription?.state ?? (asked!.rows.length > 0 ? 'asked' : 'unknown')),
    blocks: rowsWith(columns, blocks!).map(({ suppressedAt: since, ...block }) => ({ ...block, since })),
  }
}
