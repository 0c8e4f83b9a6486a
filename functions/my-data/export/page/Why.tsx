/** @jsxImportSource hono/jsx */
import type { HeldItem } from '../../../platform/held/item.ts'
import { dayInWords } from '../../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import { groundInWords, ruleFor, sentenceFor } from '../../../promises/rules.ts'
import type { Made } from '../archive.ts'

/** Until when a thing is kept, by which rules and why (GDPR art. 15.1 a, d). */
export function Why({ item, made: { locale, promises } }: { item: HeldItem; made: Made }) {
  const words = wordsIn(locale).myData.mine
  return (
    <>
      {item.moved && <p>{words.moved[item.moved]}</p>}
      <ul>
        {item.keptBy.map((kept) => {
          const rule = ruleFor(promises.retention, kept.rule)
          const told = { sentence: sentenceFor(rule, locale), ground: groundInWords(rule.ground, locale) }
          const sentences = [
            `${rule.category[locale]}: ${fill(words.rule, told)}`,
            kept.startsOn && fill(words.since, { day: dayInWords(kept.startsOn, locale) }),
            kept.eraseBy && fill(words.keptUntil, { day: dayInWords(kept.eraseBy, locale) }),
            rule.why[locale],
          ]
          return <li>{sentences.filter(Boolean).join(' ')}</li>
        })}
      </ul>
    </>
  )
}
