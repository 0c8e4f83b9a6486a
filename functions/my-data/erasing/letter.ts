import type { Hold } from '../../platform/held/item.ts'
import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { onHoldInWords } from '../../promises/language/held-words.ts'
import { dayInWords, listInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import type { ErasureReceipt } from '../receipts/receipt.ts'

interface Erasing {
  receipt: ErasureReceipt
  /** Whether any of it was locked away against claims, now and not before. */
  isLocked: boolean
  /** What a hold keeps for now. */
  onHold: { what: string; hold: Hold }[]
  /** Who has had the things and is told that they are erased, or locked away. */
  others: Record<'erased' | 'locked', string[]>
  locale: Locale
  address: string
}

/** The last letter: what went, what stays until when and why, and the receipt that can be checked later (GDPR art. 12.3 and 12.4). */
export function erasedLetter(
  { site, retention }: Promises,
  { receipt, isLocked, onHold, others, locale, address }: Erasing,
) {
  const words = wordsIn(locale).letters.myDataErased
  const ofRules = receipt.kept.filter(({ kind }) => kind !== 'onHold')
  const kept = ofRules.map(({ kind, rule, until }) => {
    const day = until && dayInWords(until, locale)
    const what = kind === 'application' ? words.defended : ruleFor(retention, rule).category[locale]
    return day ? fill(words.until, { what, day }) : what
  })
  const isDefended = receipt.kept.some(({ kind }) => kind === 'application')
  const { subject, first } = words.done[onHold.length > 0 ? 'onHold' : whatWasDone(receipt, isLocked)]
  const told = (sentence: string, names: string[]) =>
    names.length > 0 ? [fill(sentence, { names: listInWords(names, locale) })] : []
  const parts: Part[] = [
    words.greeting,
    `${first} ${words.last}`,
    ...(kept.length > 0 ? [words.kept, ...kept.map((line) => `– ${line}`)] : []),
    ...(isDefended ? [words.whyDefended] : []),
    ...onHold.map(({ what, hold }) => `${what}. ${onHoldInWords(hold, locale)}`),
    ...told(words.others, others.erased),
    ...told(words.othersOfLocked, others.locked),
    fill(words.backups, { day: dayInWords(receipt.goneFromBackupsOn, locale) }),
    { link: words.verify, address },
    fill(words.notYou, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}

/** Nothing is called erased that was only locked away, or that is kept anyway. */
function whatWasDone({ erased }: ErasureReceipt, isLocked: boolean) {
  if (erased.length > 0) return isLocked ? 'both' : 'erased'
  return isLocked ? 'locked' : 'nothing'
}
