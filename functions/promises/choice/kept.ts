import { addPeriod } from '../calendar/calendar.ts'
import type { Cookie } from '../cookies.ts'
import { locales, type Text } from '../language/languages.ts'
import { wordsIn } from '../language/words.ts'
import { ContentProblem } from '../problem.ts'
import { type RetentionTable, type Rule, ruleFor } from '../rules.ts'

/** The capability of asking what may be stored in a browser: on by itself once content lists something to ask about. */
export const storageChoice = 'storage-choice'

/** The cookie that keeps the answer, as browsers see it. */
export const choiceCookieName = '__Host-choice'

const day = '2026-01-01'
const aYearLater = '2027-01-01'

/** The rule of the answer, in the browser and with us. Throws ContentProblem for more than a year, or for hours. */
export function choiceRule(retention: RetentionTable): Rule {
  const rule = ruleFor(retention, storageChoice)
  if (!rule.keepFor.includes('T') && addPeriod(day, rule.keepFor) <= aYearLater) return rule
  const remedy = `is "${rule.keepFor}"; people are asked again after a year at the latest: write "P1Y" or less, in days or longer`
  throw new ContentProblem('content/retention.json', `${storageChoice}.keepFor`, remedy)
}

/** The row of the answer's own cookie: whoever asks has to list it too. */
export function choiceCookie(rule: Rule): Cookie {
  const purpose = Object.fromEntries(
    locales.map((locale) => [locale, wordsIn(locale).storageChoice.cookie]),
  ) as Text
  return { name: choiceCookieName, purpose, category: 'technical', party: 'first', lifetime: rule.keepFor }
}
