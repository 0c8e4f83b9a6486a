import type { Group } from '../../../../functions/figures/weeks.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../../functions/promises/language/words.ts'

/** 'vecka 46 2026', or 'vecka 46–48 2026' for several that were put together. */
export function weeksInWords({ from, to }: Group, locale: Locale): string {
  const { oneWeek, weeks } = wordsIn(locale).desk.figures
  const last = `${to.week} ${to.year}`
  if (from.year === to.year && from.week === to.week) return fill(oneWeek, { week: last })
  const first = from.year === to.year ? String(from.week) : `${from.week} ${from.year}`
  return fill(weeks, { from: first, to: last })
}
