import * as v from 'valibot'
import { type Day, dayFrom, lengthOf } from './calendar/calendar.ts'
import { toBeWritten } from './unfinished.ts'

// The kinds of value that content/ is made of. Each message is the remedy an editor reads.

export const line = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('write a text here'),
  v.check((value) => !toBeWritten(value), 'write the text that the brackets ask for, in their place'),
)

export const text = v.strictObject({ sv: line, nb: line, en: line })

export const id = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'use small letters a–z, digits and hyphens, such as "talent-pool"',
  ),
)

export const country = v.picklist(['SE', 'NO'])

export const emailAddress = v.pipe(v.string(), v.email('write an e-mail address'))

export const phoneNumber = v.pipe(
  v.string(),
  v.regex(/^\+\d[\d ]+$/, 'write the number with its country, such as "+46 8 465 004 20"'),
)

export const address = v.pipe(v.array(line), v.minLength(1, 'write at least one line of the postal address'))

export const webAddress = v.pipe(
  v.string(),
  v.regex(/^https:\/\/[^\s]+$/, 'write an address that begins with https://'),
)

/** ISO 8601, hours or calendar units; see Period. */
export const period = v.pipe(
  v.string(),
  v.check(readable(lengthOf), 'write a period longer than zero, such as "P2Y", "P6M", "P30D" or "PT24H"'),
)

/** A period that days can be counted by: hours do not do. */
export const calendarPeriod = v.pipe(
  period,
  v.check((value) => !value.includes('T'), 'write the period in days or longer, such as "P30D"'),
)

/** A calendar day; in a demo it may also be counted from the day of the build, so that the demo never ages. */
export const day = (site: { demo: boolean }, builtOn: Day) =>
  v.pipe(
    v.string(),
    v.check(
      (value) => site.demo || !/^[+-]/.test(value),
      'write a date such as "2027-03-01": dates relative to the build are for demos (site.json, demo)',
    ),
    v.check(
      readable((value) => dayFrom(value, builtOn)),
      'write a date such as "2027-03-01", or in a demo "+P45D" or "-P10D"',
    ),
    v.transform((value) => dayFrom(value, builtOn)),
  )

/** Turns "throws when wrong" into a yes or no. */
function readable(read: (value: string) => unknown): (value: string) => boolean {
  return (value) => {
    try {
      read(value)
      return true
    } catch {
      return false
    }
  }
}
