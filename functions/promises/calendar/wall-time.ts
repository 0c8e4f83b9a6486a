import { countOfDay, isDay } from './days.ts'

/** What calendar and clock on the wall show together, 'YYYY-MM-DDTHH:MM', as a browser's field for day and time sends it. */
export type WallTime = string

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/
const minute = 60_000
const day = 24 * 60

/** What they show in the time zone (IANA name) at the instant. */
export function wallTimeIn(zone: string, at: Date): WallTime {
  return wallClock(zone).format(at).replace(' ', 'T')
}

/**
 * The instant at which they show it, the earlier one where clocks are set back and it comes twice. Null for what no wall
 * shows: no such day, or the hour that is left out in spring.
 */
export function instantAt(zone: string, wall: WallTime): Date | null {
  if (!isWallTime(wall)) return null
  const shown = minutesIn(wall)
  const offsetAt = (minutes: number) => minutesIn(wallTimeIn(zone, new Date(minutes * minute))) - minutes
  const candidates = [shown - offsetAt(shown - day), shown - offsetAt(shown + day)]
  const instants = candidates.map((minutes) => new Date(minutes * minute))
  const meant = instants.filter((at) => wallTimeIn(zone, at) === wall).map(Number)
  return meant.length > 0 ? new Date(Math.min(...meant)) : null
}

function isWallTime(text: string): boolean {
  const [, date = ''] = shape.exec(text) ?? []
  return isDay(date)
}

function minutesIn(wall: WallTime): number {
  const [, date = '', hours, minutes] = shape.exec(wall) ?? []
  return countOfDay(date) * day + Number(hours) * 60 + Number(minutes)
}

/** Swedish writes it as ISO 8601 does, but for the space between day and time. */
function wallClock(zone: string): Intl.DateTimeFormat {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat('sv-u-ca-iso8601-nu-latn', { timeZone: zone, hourCycle: 'h23', ...parts })
}
