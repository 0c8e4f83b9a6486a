import { eq } from 'drizzle-orm'
import { requests } from '../../../db/schema/requests.ts'
import { sentForms } from '../../../db/schema.ts'
import type { KnownBy } from '../../platform/forms/fingerprint.ts'
import { claimed, claimForm, isUnused } from '../../platform/forms/sent-forms.ts'
import { insertWhere, make, prepared } from '../../platform/statements.ts'
import type { World } from '../world.ts'
import type { Entry } from './entry.ts'
import { prepareRequest } from './prepare.ts'

const unused = prepared<'key'>(isUnused)

/**
 * Enters a sound request from a form, which a browser may send twice: the second time nothing comes of it. Answers the
 * id of the request that it is either way.
 */
export async function enterOnce(entry: Entry, known: KnownBy, world: World): Promise<string> {
  const { row, alongside } = await prepareRequest(entry, world)
  const form = { ...known, subjectId: row.id, sentAt: world.now.getTime() }
  const results = await world.db.write([
    ...claimForm(form, unused({ key: form.key })),
    insertWhere(requests, row, claimed({ key: form.key, subjectId: row.id })),
    ...alongside,
    make.select({ subjectId: sentForms.subjectId }).from(sentForms).where(eq(sentForms.key, form.key)),
  ])
  return String(results.at(-1)!.rows[0]!.subject_id)
}
