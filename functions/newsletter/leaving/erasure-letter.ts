import { and, eq, gt, notExists, sql } from 'drizzle-orm'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Subscription } from '../subscriptions.ts'

const letter = 'newsletter-erasure'
const dayMs = 24 * 3_600_000

/** The letter with the link that erases an address: to that address alone, at most one a day. */
export async function erasureLetter(
  { id: subjectId, email, locale }: Subscription,
  { site }: Promises,
  { addresses, addressHash, origin, clock }: Pick<Platform, 'addresses' | 'addressHash' | 'origin' | 'clock'>,
): Promise<Statement> {
  const now = clock()
  const words = wordsIn(locale).letters.newsletterErasure
  const token = await addresses.tokenFor('newsletter-erasure', subjectId)
  const parts: Part[] = [
    words.greeting,
    words.asked,
    { link: words.open, address: `${origin}/${locale}/newsletter/erase/${token}/` },
    words.notYou,
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  const subject = fill(words.subject, { name: site.name })
  const drawn = drawLetter({ locale, sender: site.name, title: subject, parts })
  const about = { id: newId(now), subjectId, letter, purpose: 'service', to: email, subject } as const
  const row = await queuedLetter({ ...about, ...drawn }, addressHash, now)
  return insertWhere(outbox, row, noneToday({ subjectId, dayBefore: now.getTime() - dayMs }))
}

const noneToday = prepared<'subjectId' | 'dayBefore'>(
  notExists(
    make
      .select({ one: sql`1` })
      .from(outbox)
      .where(
        and(
          eq(outbox.subjectId, sql.placeholder('subjectId')),
          eq(outbox.letter, letter),
          gt(outbox.queuedAt, sql.placeholder('dayBefore')),
        ),
      ),
  ),
)
