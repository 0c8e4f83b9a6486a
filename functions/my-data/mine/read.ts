import type { ResultSet } from '@libsql/client/web'
import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { holds } from '../../../db/schema/holds.ts'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { traces } from '../../../db/schema/staff.ts'
import { consents, outbox, sentForms } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { leftByActs } from '../../platform/held/acted-on.ts'
import type { Holder, View } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { Person } from '../../platform/held/person.ts'
import { heldRow, heldRows } from '../../platform/held/rows.ts'
import { make, rowsWith, type Statement } from '../../platform/statements.ts'
import { wordsIn } from '../../promises/language/words.ts'
import { accessRule } from '../access.ts'

const ofEveryThing = [consents, outbox, sentForms, ...leftByActs, traces] as const

/** Everything held about a person, by who holds it; and what hangs on none of it. */
export interface HeldParts {
  parts: { holder: Holder; items: HeldItem[] }[]
  others: HeldItem[]
}

/** Everything held about a person as one list (GDPR art. 15). */
export async function readEverything(
  db: Database,
  holders: readonly Holder[],
  person: Person,
  view: View,
): Promise<HeldItem[]> {
  const { parts, others } = await readParts(db, holders, person, view)
  return [...parts.flatMap(({ items }) => items), ...others]
}

/**
 * The same by who holds it, in one round trip whatever there is and whether there is anything. What hangs on a thing
 * (its consents, letters, marks of sent forms) stands with it; the rest stands by itself.
 */
export async function readParts(
  db: Database,
  holders: readonly Holder[],
  person: Person,
  view: View,
): Promise<HeldParts> {
  const asked = holders.map((holder) => ({ holder, statements: holder.find(person) }))
  const results = await db.read([
    ...ofTheirThings(idsOf(holders, person), person),
    ...asked.flatMap(({ statements }) => statements),
  ])
  const common = results.slice(0, ofEveryThing.length)
  const [keys, ...found] = results.slice(ofEveryThing.length)
  const letters = common[ofEveryThing.indexOf(outbox)]!
  const parts = asked.map(({ holder, statements }) => ({
    holder,
    items: holder
      .items(found.splice(0, statements.length), view)
      .map((item) => withWhatHangsOnIt(item, common)),
  }))
  const items = parts.flatMap((part) => part.items)
  return { parts, others: [...otherLetters(items, letters), ...waysIn(keys!, view)] }
}

/** Selects the ids of all their things. */
export function idsOf(holders: readonly Holder[], person: Person): SQL {
  const each = holders.map((holder) => sql`select id from ${holder.ids(person)}`)
  return sql`(${sql.join(each, sql` union all `)})`
}

function ofTheirThings(ids: SQL, { addressHash }: Person): Statement[] {
  const toThemOrAbout = or(eq(outbox.addressHash, addressHash), inArray(outbox.subjectId, ids))
  return [
    make.select().from(consents).where(inArray(consents.subjectId, ids)),
    make.select().from(outbox).where(toThemOrAbout),
    make.select().from(sentForms).where(inArray(sentForms.subjectId, ids)),
    ...[...leftByActs, traces].map((table) => make.select().from(table).where(inArray(table.subjectId, ids))),
    make.select().from(myDataKeys).where(eq(myDataKeys.addressHash, addressHash)),
  ]
}

function withWhatHangsOnIt(item: HeldItem, common: readonly ResultSet[]): HeldItem {
  const hanging = ofEveryThing.flatMap((table, at) =>
    heldRows(table, common[at]!, (row) => row.subject_id === item.id),
  )
  const onHold = common[ofEveryThing.indexOf(holds)]!.rows.filter((row) => row.subject_id === item.id)
  const [hold] = rowsWith({ ground: holds.ground, reviewOn: holds.reviewOn }, { rows: onHold })
  return { ...item, ...(hold && { hold }), rows: [...item.rows, ...hanging] }
}

/** Letters about nothing that is still held, such as this visit's link or the last one about something erased. */
function otherLetters(items: readonly HeldItem[], letters: ResultSet): HeldItem[] {
  const held = new Set(items.map(({ id }) => id))
  const rows = heldRows(outbox, letters, (row) => !held.has(String(row.subject_id)))
  if (rows.length === 0) return []
  const keptBy = [{ rule: 'letters', startsOn: null, eraseBy: null }]
  return [{ ...alone, id: 'letters', kind: 'letters', keptBy, rows }]
}

function waysIn({ rows }: ResultSet, { locale, promises }: View): HeldItem[] {
  const names: Record<string, string> = wordsIn(locale).myData.mine.ways
  const keptBy = [{ rule: accessRule, startsOn: null, eraseBy: null }]
  return rows.map((row) => ({
    ...alone,
    id: String(row.id),
    kind: row.opens === 'address' ? 'addressChange' : 'way',
    name: names[String(row.opens)] ?? '',
    controller: promises.site.controllers[0]!.name,
    keptBy,
    rows: [heldRow(myDataKeys, row)],
  }))
}

const alone = { name: '', controller: '', recipients: [], moved: null, whenErased: 'erased' as const }
