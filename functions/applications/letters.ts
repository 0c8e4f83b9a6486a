import { drawLetter, type Part, unlinked } from '../platform/mail/letter.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import { dayInWords, instantInWords, listInWords } from '../promises/language/in-words.ts'
import type { Locale } from '../promises/language/languages.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Opening } from '../promises/openings/openings.ts'
import { controllerOf, receiversOf } from '../promises/organisation/organisations.ts'
import type { Promises } from '../promises/promises.ts'
import { ruleFor, sentenceFor } from '../promises/rules.ts'

/** What a receipt says, on paper or in a letter. */
export interface ReceiptFacts {
  locale: Locale
  reference: string
  receivedAt: Date
  fileNames: string[]
  hasCvText: boolean
  rule: string
  eraseBy: Day
  contactDetailsEraseBy: Day | null
  talentPool: boolean
  receiptAddress: string
  myDataAddress: string
}

/**
 * The letter that confirms an application (D5): what came, who reads it, what happens next, the day it is erased.
 * `again` says besides that this address has applied for the job before.
 */
export function receiptLetters(promises: Promises, opening: Opening, facts: ReceiptFacts) {
  const words = wordsIn(facts.locale).letters.receipt
  const job = opening.title[facts.locale]
  const subject = fill(words.subject, { job })
  const opened: Part[] = [
    words.greeting,
    fill(words.received, { job, at: instantInWords(facts.receivedAt, facts.locale, promises.site.timeZone) }),
  ]
  const rest: Part[] = [
    fill(words.reference, { reference: facts.reference }),
    fill(words.files, { files: received(facts) }),
    fill(words.receivers, {
      receivers: listInWords(receiversOf(opening, promises.site), facts.locale),
      controller: controllerOf(opening, promises.site).name,
    }),
    ...whatHappensNext(opening, facts.locale),
    ...howLongKept(promises, opening, facts),
    { link: `${words.link} ${words.keepLink}`, address: facts.receiptAddress },
    { link: wordsIn(facts.locale).myData.link, address: facts.myDataAddress },
    fill(words.contact, {
      name: opening.contact.name,
      email: opening.contact.email,
      phone: opening.contact.phone,
    }),
    fill(words.notYou, { email: promises.site.contact.email }),
    `${words.signature}\n${promises.site.name}`,
  ]
  const letter = (parts: Part[]) => ({
    subject,
    ...drawLetter({ locale: facts.locale, sender: promises.site.name, title: subject, parts }),
  })
  return { first: letter([...opened, ...rest]), again: letter([...opened, words.alreadyApplied, ...rest]) }
}

function received({ fileNames, hasCvText, locale }: ReceiptFacts): string {
  const words = wordsIn(locale).letters.receipt
  const things = [...fileNames.map(unlinked), ...(hasCvText ? [words.cvText] : [])]
  return listInWords(things, locale)
}

function whatHappensNext(opening: Opening, locale: Locale): Part[] {
  const words = wordsIn(locale).letters.receipt
  const steps = opening.steps.map(({ what, by }) => {
    const step = what[locale]
    return by ? fill(words.stepBy, { step, day: dayInWords(by, locale) }) : step
  })
  return steps.length > 0 ? [words.next, { list: steps }] : []
}

function howLongKept(promises: Promises, opening: Opening, facts: ReceiptFacts): Part[] {
  const { locale, contactDetailsEraseBy } = facts
  const words = wordsIn(locale).letters.receipt
  const sentence = (rule: string) => sentenceFor(ruleFor(promises.retention, rule), locale)
  const kept = fill(words.kept, { sentence: sentence(facts.rule), day: dayInWords(facts.eraseBy, locale) })
  const contact =
    contactDetailsEraseBy && fill(words.contactDetails, { day: dayInWords(contactDetailsEraseBy, locale) })
  const pool =
    facts.talentPool && fill(words.talentPool, { sentence: sentence(opening.retention.talentPool) })
  return [kept, contact, pool].filter((part) => typeof part === 'string')
}
