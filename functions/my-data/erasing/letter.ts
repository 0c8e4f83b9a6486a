import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { dayInWords, listInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import type { ErasureReceipt } from '../receipts/receipt.ts'

interface Erasing {
  receipt: ErasureReceipt
  /** Who has had the things and is told. */
  others: string[]
  locale: Locale
  address: string
}

/** The last letter: what went, what stays until when and why, and the receipt that can be checked later (GDPR art. 12.3 and 12.4). */
export function erasedLetter({ site, retention }: Promises, { receipt, others, locale, address }: Erasing) {
  const words = wordsIn(locale).letters.myDataErased
  const kept = receipt.kept.map(({ kind, rule, until }) => {
    const day = until && dayInWords(until, locale)
    const what = kind === 'application' ? words.defended : ruleFor(retention, rule).category[locale]
    return day ? fill(words.until, { what, day }) : what
  })
  const parts: Part[] = [
    words.greeting,
    words.erased,
    ...(kept.length > 0 ? [words.kept, ...kept.map((line) => `– ${line}`)] : []),
    ...(others.length > 0 ? [fill(words.others, { names: listInWords(others, locale) })] : []),
    fill(words.backups, { day: dayInWords(receipt.goneFromBackupsOn, locale) }),
    { link: words.verify, address },
    fill(words.notYou, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  return { subject: words.subject, ...drawLetter({ locale, sender: site.name, title: words.subject, parts }) }
}
