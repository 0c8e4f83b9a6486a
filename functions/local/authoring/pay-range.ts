import * as v from 'valibot'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Questions } from './questions.ts'

const amount = (atLeast: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d[\d ]*$/, 'write a whole number, such as 590 000'),
    v.transform((value) => Number(value.replaceAll(' ', ''))),
    v.minValue(atLeast, `write an amount of at least ${atLeast}`),
  )

const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'write three capital letters, such as "SEK"'))

/** From, to, currency and per what; null when the advertisement says nothing about pay. */
export async function askPayRange(questions: Questions): Promise<Opening['payRange'] | null> {
  const from = await questions.ask('Pay, from (leave empty to say nothing about pay):', amount(1), null)
  if (from === null) return null
  return {
    from,
    to: await questions.ask('Pay, to:', amount(from)),
    currency: await questions.ask('Currency (SEK, NOK, EUR):', currency),
    per: await questions.choose('Per what?', { month: 'a month', year: 'a year', hour: 'an hour' }),
  }
}
