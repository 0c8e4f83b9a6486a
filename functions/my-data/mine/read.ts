import type { ResultSet } from '@libsql/client/web'
import { eq, inArray, or, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { consents, outbox, sentForms } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import type { Holder, View } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { Person } from '../../platform/held/person.ts'
import { heldRow, heldRows } from '../../platform/held/rows.ts'
import { make } from '../../platform/statements.ts'
import { accessRule } from '../access.ts'

const ofEveryThing = [consents, outbox, sentForms] as const

/**
 * Everything held about a person, in one round trip whatever there is and whether there is anything (GDPR art. 15).
 * What hangs on a thing (its consents, letters, marks of sent forms) stands with it; the rest stands by itself.
 */
export async function readEverything(
  db: Database,
  holders: readonly Holder[],
  person: Person,
  view: View,
): Promise<HeldItem[]> {
  const ids = sql.join(
    holders.map((holder) => sql`select id from ${holder.ids(person)}`),
    sql` union all `,
  )
  const asked = holders.map((holder) => ({ holder, statements: holder.find(person) }))
  const results = await db.read([
    make
      .select()
      .from(consents)
      .where(inArray(consents.subjectId, sql`(${ids})`)),
    make
      .select()
      .from(outbox)
      .where(or(eq(outbox.addressHash, person.addressHash), inArray(outbox.subjectId, sql`(${ids})`))),
    make
      .select()
      .from(sentForms)
      .where(inArray(sentForms.subjectId, sql`(${ids})`)),
    make.select().from(myDataKeys).where(eq(myDataKeys.addressHash, person.addressHash)),
    ...asked.flatMap(({ statements }) => statements),
  ])
  const common = results.slice(0, ofEveryThing.length)
  const visits = results[ofEveryThing.length]!
  const found = results.slice(ofEveryThing.length + 1)
  const items = asked.flatMap(({ holder, statements }) =>
    holder.items(found.splice(0, statements.length), view),
  )
  return [
    ...items.map((item) => withWhatHangsOnIt(item, common)),
    ...otherLetters(items, common[1]!),
    ...waysIn(visits, view),
  ]
}

function withWhatHangsOnIt(item: HeldItem, common: readonly ResultSet[]): HeldItem {
  const hanging = ofEveryThing.flatMap((table, at) =>
    heldRows(table, common[at]!, (row) => row.subject_id === item.id),
  )
  return { ...item, rows: [...item.rows, ...hanging] }
}

/** Letters about nothing that is still held, such as this visit's link or the last one about something erased. */
function otherLetters(items: readonly HeldItem[], letters: ResultSet): HeldItem[] {
  const held = new Set(items.map(({ id }) => id))
  const rows = heldRows(outbox, letters, (row) => !held.has(String(row.subject_id)))
  if (rows.length === 0) return []
  const keptBy = [{ rule: 'letters', startsOn: null, eraseBy: null }]
  return [{ ...alone, id: 'letters', kind: 'letters', keptBy, rows }]
}

function waysIn({ rows }: ResultSet, { promises }: View): HeldItem[] {
  const keptBy = [{ rule: accessRule, startsOn: null, eraseBy: null }]
  return rows.map((row) => ({
    ...alone,
    id: String(row.id),
    kind: 'way',
    controller: promises.site.controllers[0]!.name,
    keptBy,
    rows: [heldRow(myDataKeys, row)],
  }))
}

const alone = { name: '', controller: '', recipients: [], moved: null }
