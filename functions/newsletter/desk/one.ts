import { and, eq, inArray } from 'drizzle-orm'
import { mailings, mailingTexts } from '../../../db/schema/newsletter.ts'
import type { Platform } from '../../platform/platform.ts'
import { make, rowsOf } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { issueLetter } from '../issues/letter.ts'
import { cutForReaders, type IssueLetter } from '../issues/reader.ts'
import type { Mailing } from '../sending/mailings.ts'
import { doneAbout, waitingOf } from '../sending/progress.ts'
import type { Ground } from './ground.ts'
import { countOf, type Progress } from './models.ts'

/** An issue as it arrives in a language; once it was sent off, as it was then. */
export interface Found {
  mailing: Mailing | null
  letter: IssueLetter
}

export async function findIssue(
  { db, origin }: Pick<Platform, 'db' | 'origin'>,
  { issues, promises }: Ground,
  slug: string,
  locale: Locale,
): Promise<Found | null> {
  const isIt = eq(mailings.slug, slug)
  const its = make.select({ id: mailings.id }).from(mailings).where(isIt)
  const [made, texts] = await db.read([
    make.select().from(mailings).where(isIt),
    make
      .select()
      .from(mailingTexts)
      .where(
        and(
          inArray(mailingTexts.mailingId, its),
          eq(mailingTexts.locale, locale),
          eq(mailingTexts.variant, ''),
        ),
      ),
  ])
  const [mailing = null] = rowsOf(mailings, made!)
  const [text] = rowsOf(mailingTexts, texts!)
  const issue = issues.find((one) => one.slug === slug)
  const letter = text ?? (issue && issueLetter(issue, locale, promises.site, origin))
  if (!letter) return null
  const asSeen = (part: string) => cutForReaders(part)('preview')
  return {
    mailing,
    letter: { subject: letter.subject, html: asSeen(letter.html), text: asSeen(letter.text) },
  }
}

export function progressOf(mailing: Mailing, now: Date): Progress {
  const { recipients, sent, skipped, failed, unknown, bounced, complained, left, confirmed } = mailing
  const others = { skipped, failed, unknown, bounced, complained, left, confirmed }
  const isUnderWay = mailing.state === 'sending' && mailing.enumeratedAt !== null
  return {
    recipients,
    sent,
    waiting: waitingOf(mailing),
    others: Object.fromEntries(
      Object.entries(others).map(([name, count]) => [name, countOf(count)]),
    ) as Progress['others'],
    doneAbout: isUnderWay ? doneAbout(mailing, now) : null,
  }
}
