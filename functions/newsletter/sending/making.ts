import { sql } from 'drizzle-orm'
import { mailings, mailingTexts } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { fromLine } from '../../platform/mail/sender.ts'
import { given, insertWhere, prepared, type Statement } from '../../platform/statements.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import { locales } from '../../promises/language/languages.ts'
import type { wishedAs } from '../../promises/openings/job-search.ts'
import type { Site } from '../../promises/organisation/site.ts'
import { issueLetter } from '../issues/letter.ts'
import { type InParts, piecesOf } from '../issues/parts.ts'
import type { Sender } from './mailings.ts'

/** Where readers find us and who writes to them, as the running portal has it. */
export interface Imprint {
  origin: string
  /** The address letters come from, with or without a name. */
  from: string
}

/** What a reader of jobs may have chosen for one to fit. */
type Wished = ReturnType<typeof wishedAs>

const isOurs = prepared<'id'>(sql`exists (select 1 from mailings where id = ${given('id')})`)

/**
 * Makes an issue ready to be sent from an instant on, its texts kept as they are now: what is deployed later changes
 * nothing of it. Answers false, and does nothing, when an issue of that name was made before. With
 * `each`, every reader gets the jobs that fit, and nobody else a letter. `traced` follows the making in its batch. Throws NotSendable.
 */
export async function makeMailing(
  db: Database,
  issue: Issue,
  site: Site,
  imprint: Imprint,
  when: { sendAt: Date; now: Date; each?: InParts & { readers: Wished[] } },
  traced: readonly Statement[] = [],
): Promise<boolean> {
  const id = newId(when.now)
  const { origin } = imprint
  const texts = locales.flatMap((locale) => {
    const whole = issueLetter(issue, locale, site, origin)
    const pieces = when.each ? piecesOf(when.each, { locale, site, origin }) : []
    return [whole, ...pieces].map((text) => ({ mailingId: id, locale, ...text }))
  })
  const sender: Sender = { from: fromLine(site.name, imprint.from), replyTo: site.contact.email }
  const mailing = db.make.insert(mailings).values({
    id,
    slug: issue.slug,
    topic: issue.topic,
    sender: JSON.stringify(sender),
    jobs: JSON.stringify(when.each?.readers ?? []),
    state: 'scheduled',
    sendAt: when.sendAt.getTime(),
  })
  const [made] = await db.write([
    mailing.onConflictDoNothing(),
    ...traced,
    ...texts.map((text) => insertWhere(mailingTexts, text, isOurs({ id }))),
  ])
  return made!.rowsAffected === 1
}
