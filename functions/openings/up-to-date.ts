import type { Day } from '../promises/calendar/calendar.ts'
import { countOfDay } from '../promises/calendar/days.ts'
import type { Locale } from '../promises/language/languages.ts'
import { plural, wordsIn } from '../promises/language/words.ts'

/**
 * A job's page as it was drawn, brought up to the day it is read: `<span data-deadline="…"></span>` says how many
 * days are left, and a list item with the `data-opening` of a closed opening is gone. Anything but a drawn page is
 * handed on as it is. Without validators: the file is the same tomorrow, the page is not.
 */
export async function upToDate(
  drawn: Response,
  { locale, today, closed }: { locale: Locale; today: Day; closed: Record<string, Day> },
): Promise<Response> {
  if (!drawn.ok || !drawn.headers.get('content-type')?.startsWith('text/html')) return drawn
  const page = (await drawn.text())
    .replace(
      /(<span[^>]* data-deadline="([\d-]{10})"[^>]*>)<\/span>/g,
      (_, span: string, deadlineOn: Day) => `${span}${daysLeft(today, deadlineOn, locale)}</span>`,
    )
    .replace(/<li[^>]* data-opening="([\w-]+)"[\s\S]*?<\/li>/g, (item, slug: string) =>
      closed[slug] ? '' : item,
    )
  const headers = new Headers(drawn.headers)
  for (const name of ['etag', 'last-modified', 'content-length']) headers.delete(name)
  return new Response(page, { status: drawn.status, headers })
}

function daysLeft(today: Day, deadlineOn: Day, locale: Locale): string {
  const words = wordsIn(locale).advert
  const days = countOfDay(deadlineOn) - countOfDay(today)
  return days > 0 ? plural(words.daysLeft, days, locale) : words.lastDay
}
