import { type Day, lengthOf, type Period } from '../calendar/calendar.ts'
import { type Locale, languageTags } from './languages.ts'
import { timeWordsIn } from './time-words.ts'
import { fill } from './words.ts'

/** '21 maj 2027', '21. mai 2027', '21 May 2027'; no line ends between day and month. */
export function dayInWords(day: Day, locale: Locale): string {
  return unparted(dateFormat(locale, 'UTC').day.format(new Date(`${day}T12:00:00Z`)))
}

/** '21 maj 2027', '21. mai 2027', '21 May 2027' with a long month cut short, for columns; no line ends within. */
export function shortDayInWords(day: Day, locale: Locale): string {
  return dateFormat(locale, 'UTC')
    .shortDay.format(new Date(`${day}T12:00:00Z`))
    .replaceAll(' ', '\u00a0')
}

function unparted(day: string): string {
  return day.replace(' ', '\u00a0')
}

/** The day as a calendar leaf shows it: '21' above 'maj 2027'. */
export function dayParts(day: Day, locale: Locale): { day: string; rest: string } {
  const parts = dateFormat(locale, 'UTC').day.formatToParts(new Date(`${day}T12:00:00Z`))
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return { day: part('day'), rest: `${part('month')} ${part('year')}` }
}

/** '21 maj 2027 kl. 14.32 (svensk tid, CEST)'. The zone needs words in content/ui/time. */
export function instantInWords(at: Date, locale: Locale, zone: string): string {
  const words = timeWordsIn(locale)
  const zoneWords: Record<string, string> = words.zones
  if (!Object.hasOwn(zoneWords, zone)) throw new RangeError(`content/ui/time has no words for ${zone}`)
  const { day, clock } = dateFormat(locale, zone)
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return fill(words.instant, {
    ...parts,
    day: unparted(day.format(at)),
    zone: zoneWords[zone]!,
    abbreviation: parts.timeZoneName!,
  })
}

interface DateFormats {
  day: Intl.DateTimeFormat
  shortDay: Intl.DateTimeFormat
  clock: Intl.DateTimeFormat
}

const dates = new Map<string, DateFormats>()

function dateFormat(locale: Locale, timeZone: string): DateFormats {
  const tag = languageTags[locale]
  return remembered(dates, `${locale} ${timeZone}`, () => ({
    day: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }),
    shortDay: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone }),
    clock: new Intl.DateTimeFormat(tag, {
      timeZone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
  }))
}

/** 'två år', 'ett år och sex månader', '24 timmar': numbers up to twelve as words. */
export function periodInWords(period: Period, locale: Locale): string {
  const words = timeWordsIn(locale)
  const length = lengthOf(period)
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const
  const parts = units
    .filter((unit) => length[unit] > 0)
    .map((unit) => {
      const count = length[unit]
      return count === 1
        ? words.periods[unit].one
        : fill(words.periods[unit].other, { count: words.numbers[count - 2] ?? count })
    })
  return listInWords(parts, locale)
}

/** 'norskt bokmål', in the language it is told in. */
export function languageInWords(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames(languageTags[locale], { type: 'language' }).of(language) ?? language
}

/** 'Måkevik och Lärkspår'. */
export function listInWords(names: string[], locale: Locale): string {
  const make = () => new Intl.ListFormat(languageTags[locale], { type: 'conjunction' })
  return remembered(lists, locale, make).format(names)
}

/** '350 kB', '1,2 MB': thousands and millions of bytes, as phones and computers show them; no line ends within. */
export function bytesInWords(bytes: number, locale: Locale): string {
  const measured = (size: number, unit: string, style: Intl.NumberFormatOptions) =>
    numberFormat(locale, { style: 'unit', unit, ...style })
      .format(bytes / size)
      .replace(/\s/, '\u00a0')

  if (bytes < 1_000) return measured(1, 'byte', { unitDisplay: 'long' })
  if (bytes < 999_500) return measured(1_000, 'kilobyte', { maximumFractionDigits: 0 })
  return measured(1_000_000, 'megabyte', { maximumFractionDigits: 1 })
}

/** How numbers are written in a language, in one style. */
export function numberFormat(locale: Locale, style: Intl.NumberFormatOptions): Intl.NumberFormat {
  const make = () => new Intl.NumberFormat(languageTags[locale], style)
  return remembered(numbers, `${locale} ${JSON.stringify(style)}`, make)
}

const numbers = new Map<string, Intl.NumberFormat>()
const lists = new Map<string, Intl.ListFormat>()

/** Making a format costs a hundred times what using it does, so each is made once. */
function remembered<Format>(known: Map<string, Format>, key: string, make: () => Format): Format {
  const format = known.get(key) ?? make()
  known.set(key, format)
  return format
}

/** A name as it reads in the midst of a sentence: it begins with a small letter. */
export function withinSentence(name: string, locale: Locale): string {
  return name.charAt(0).toLocaleLowerCase(locale) + name.slice(1)
}
