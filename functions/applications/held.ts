import type { ResultSet, Row } from '@libsql/client/web'
import { and, eq, gt, inArray } from 'drizzle-orm'
import { applicationDisclosures, applicationShares } from '../../db/schema/desk.ts'
import { applicationFiles, applications, openingEnds } from '../../db/schema.ts'
import { isNotGoing } from '../platform/erasure/going.ts'
import { addressesAtOnce, type Holder, type View } from '../platform/held/holder.ts'
import type { HeldItem, KeptBy } from '../platform/held/item.ts'
import type { KeptFile } from '../platform/held/kept-file.ts'
import { movingRows } from '../platform/held/moving.ts'
import type { Person } from '../platform/held/person.ts'
import { heldRow, heldRows } from '../platform/held/rows.ts'
import { make, type Statement } from '../platform/statements.ts'
import { receiversOf } from '../promises/organisation/organisations.ts'
import { leftByStaff } from './desk/remarks/left.ts'
import { partWithApplications } from './erasure/at-their-word.ts'
import { applicationActs } from './my-data/acts.ts'
import { namedIn } from './sharing/outsiders.ts'
import { isDecided } from './terms.ts'

/** The applications of a person with their files; what is being erased is out of sight already. */
export const heldApplications: Holder = {
  ids,
  addresses: (after) =>
    make
      .selectDistinct({ email: applications.email })
      .from(applications)
      .where(gt(applications.email, after))
      .orderBy(applications.email)
      .limit(addressesAtOnce),
  find: (person) => [
    make
      .select()
      .from(applications)
      .where(inArray(applications.id, ids(person)))
      .orderBy(applications.id),
    make
      .select()
      .from(applicationFiles)
      .where(inArray(applicationFiles.applicationId, ids(person))),
    make.select().from(openingEnds),
    ...leftByStaff.map((table) =>
      make
        .select()
        .from(table)
        .where(inArray(table.applicationId, ids(person))),
    ),
  ],
  items: ([found, files, ends, ...written], view) =>
    found!.rows.map((row) => applicationItem(row, { files: files!, ends: ends!, written }, view)),
  acts: applicationActs,
  move: (moving) => movingRows(applications, theirs(moving.from), moving, { email: moving.to.email }),
  confirm: (person, now, isMeant) => [
    make
      .update(applications)
      .set({ addressConfirmedAt: now.getTime() })
      .where(and(theirs(person), isMeant)),
  ],
  partWith: partWithApplications,
  files: { find: findFiles, read: readFiles },
}

function findFiles(person: Person): Statement {
  const { id, displayName, objectName, sealingKey } = applicationFiles
  return make
    .select({ id, belongsTo: applications.reference, displayName, objectName, sealingKey })
    .from(applicationFiles)
    .innerJoin(applications, eq(applications.id, applicationFiles.applicationId))
    .where(inArray(applicationFiles.applicationId, ids(person)))
}

function readFiles({ rows }: ResultSet): KeptFile[] {
  return rows.map((row) => ({
    id: String(row.id),
    belongsTo: String(row.reference),
    displayName: String(row.display_name),
    objectName: String(row.object_name),
    sealingKey: String(row.sealing_key),
  }))
}

function ids(person: Person) {
  return make.select({ id: applications.id }).from(applications).where(theirs(person))
}

/**
 * Also what is locked away: it is shown to whoever has the address, and a mailbox that was given up may be another's
 * tomorrow.
 */
function theirs({ email }: Person) {
  return and(eq(applications.email, email), isNotGoing(applications.id))
}

interface Parts {
  files: ResultSet
  ends: ResultSet
  written: readonly ResultSet[]
}

function applicationItem(row: Row, { files, ends, written }: Parts, view: View): HeldItem {
  const { locale, promises } = view
  const { site, openings } = promises
  const opening = openings.find(({ slug }) => slug === row.opening)
  const hasEnded = ends.rows.some((end) => end.opening === row.opening)
  const isInPool = row.pool_rule !== null && row.deciding_rule === row.pool_rule
  return {
    id: String(row.id),
    kind: 'application',
    name: opening?.title[locale] ?? String(row.opening),
    controller: site.controllers.find(({ id }) => id === row.controller)?.name ?? String(row.controller),
    recipients: [...(opening ? receiversOf(opening, site) : []), ...outsiders(written, row.id)],
    keptBy: [
      keptBy(row.rule, row.base_starts_on, row.base_erase_by),
      ...(row.pool_rule ? [keptBy(row.pool_rule, row.pool_starts_on, row.pool_erase_by)] : []),
      ...(row.contact_rule ? [keptBy(row.contact_rule, row.contact_starts_on, row.contact_erase_by)] : []),
    ],
    moved: row.kept_longer_on ? 'keptLonger' : isInPool ? 'talentPool' : hasEnded ? 'ended' : null,
    whenErased: whenErased(row, view),
    rows: [
      heldRow(applications, row),
      ...heldRows(applicationFiles, files, ({ application_id }) => application_id === row.id),
      ...leftByStaff.flatMap((table, at) =>
        heldRows(table, written[at]!, ({ application_id }) => application_id === row.id),
      ),
    ],
  }
}

/** Who was shown it outside, as far as they have looked. */
function outsiders(written: readonly ResultSet[], id: unknown): string[] {
  const [shares, disclosures] = [applicationShares, applicationDisclosures].map(
    (table) => written[leftByStaff.indexOf(table)]!.rows,
  )
  return shares!
    .filter((share) => share.application_id === id && disclosures!.some((one) => one.share_id === share.id))
    .map(namedIn)
}

function keptBy(rule: unknown, startsOn: unknown, eraseBy: unknown): KeptBy {
  return {
    rule: String(rule),
    startsOn: startsOn ? String(startsOn) : null,
    eraseBy: eraseBy ? String(eraseBy) : null,
  }
}

function whenErased(row: Row, { today, promises }: View): HeldItem['whenErased'] {
  if (row.defended_at !== null) return 'stays'
  const terms = { rule: String(row.rule), baseStartsOn: String(row.base_starts_on) }
  const isOver = String(row.base_erase_by) <= today
  return !isOver && isDecided(terms, promises.retention, today) ? 'defenceOnly' : 'erased'
}
