import { addPeriod, type Day } from './calendar.ts'

/**
 * The day by which somebody has an answer: the same day of the next month, or the month's last where it has no such
 * day (GDPR art. 12.3; Regulation 1182/71 art. 3.2 c). Where that is a Saturday, a Sunday or a holiday the regulation
 * would let the time run to the next working day (art. 3.4); we hold ourselves to the earlier one.
 */
export function dueOn(receivedOn: Day): Day {
  return addPeriod(receivedOn, 'P1M')
}

/** The last day to which it can be put off: by two further months, counted from receipt (GDPR art. 12.3). */
export function latestExtension(receivedOn: Day): Day {
  return addPeriod(receivedOn, 'P3M')
}
