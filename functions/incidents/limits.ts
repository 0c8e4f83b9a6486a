/** How long there is to report a breach, from when it became known (GDPR art. 33.1), in hours. */
export const hoursToReport = 72

/** Whoever is responsible is reminded so many hours before that is over. */
export const remindedBefore = 24

const hourMs = 3_600_000

/** The last instant at which it is reported in time (milliseconds since 1970, as `knownAt`). */
export function reportBy(knownAt: number): number {
  return knownAt + hoursToReport * hourMs
}

/** Whole hours until then: none in the last one, below zero once it is over. */
export function hoursLeft(knownAt: number, now: Date): number {
  return Math.floor((reportBy(knownAt) - now.getTime()) / hourMs)
}

/** What became known before this instant is reminded of (milliseconds since 1970). */
export function remindedIfKnownBefore(at: Date): number {
  return at.getTime() - (hoursToReport - remindedBefore) * hourMs
}
