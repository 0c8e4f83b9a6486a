import { newId } from '../../platform/ids.ts'
import { type OutboxRow, queuedLetter } from '../../platform/mail/outbox.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import { languageInWords } from '../../promises/language/in-words.ts'
import { locales } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Site } from '../../promises/organisation/site.ts'
import { issueLetter } from './letter.ts'
import { cutForReaders } from './reader.ts'

/** Whoever asks for a test gets it: no block is looked for. */
const noBlock = async () => ''

/** An issue in every language, marked as a test, for one address; its ways out lead nowhere. */
export function testLetters(
  issue: Issue,
  site: Site,
  origin: string,
  to: string,
  now: Date,
): Promise<OutboxRow[]> {
  const id = newId(now)
  return Promise.all(
    locales.map((locale) => {
      const words = wordsIn(locale).letters.issue
      const language = languageInWords(locale, locale)
      const note = { quote: [{ paragraph: [fill(words.test, { language })] }] }
      const subject = fill(words.testSubject, { language, subject: issue.subject[locale] })
      const marked = {
        ...issue,
        subject: { ...issue.subject, [locale]: subject },
        texts: { ...issue.texts, [locale]: [note, ...issue.texts[locale]] },
      }
      const letter = issueLetter(marked, locale, site, origin)
      const own = {
        to,
        replyTo: site.contact.email,
        oneClick: `${origin}/u/test`,
        subject,
        html: cutForReaders(letter.html)('test'),
        text: cutForReaders(letter.text)('test'),
      }
      const about = { id: newId(now), subjectId: id, letter: 'issueTest', purpose: 'newsletter' as const }
      return queuedLetter({ ...own, ...about }, noBlock, now)
    }),
  )
}
