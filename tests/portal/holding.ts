import type { HoldModel, HoldsModel } from '../../functions/holds/models.ts'
import { apply } from './applying.ts'
import { send } from './desk.ts'
import { owner } from './my-data.ts'
import type { TestPortal } from './portal.ts'
import { modelOf } from './requests-desk.ts'

/** A hold as it is asked for on 2\u00a0November 2026. */
export const usualHold = {
  seen: '',
  ground: 'claim',
  case: 'T 1234-26',
  reason: 'A summons has come from the district court.',
  review: '2027-04-30',
}
/** A day after the last one of an application sent then. */
export const afterItsDay = '2029-06-17T03:00:00Z'

/** Puts a hold on a thing, or extends the one that was seen. */
export async function putHold(
  portal: TestPortal,
  cookie: string,
  id: unknown,
  fields: Partial<typeof usualHold> = {},
) {
  return send(portal, `/api/desk/holds/${id}`, cookie, { ...usualHold, ...fields })
}

/** The page of one hold. */
export const holdOf = async (portal: TestPortal, cookie: string, id: unknown): Promise<HoldModel> =>
  (await modelOf(portal, `/desk/holds/${id}/`, cookie)).model

/** The list of all. */
export const allHolds = async (portal: TestPortal, cookie: string): Promise<HoldsModel> =>
  (await modelOf(portal, '/desk/holds/', cookie)).model

/** Lifts the hold as it is. */
export const liftHold = async (
  portal: TestPortal,
  cookie: string,
  id: unknown,
  because = 'The court has ruled.',
) => {
  const seen = String((await holdOf(portal, cookie, id)).hold!.changedAt)
  return send(portal, `/api/desk/holds/${id}/lift`, cookie, { seen, because })
}

/** The id of the first row of a table. */
export const onlyId = async (portal: TestPortal, table: string) => String((await portal.rows(table))[0]!.id)

/** The id of an application sent for a test. */
export async function applied(portal: TestPortal, fields: Parameters<typeof apply>[1] = {}) {
  await apply(portal, { email: owner, ...fields })
  return onlyId(portal, 'applications')
}
