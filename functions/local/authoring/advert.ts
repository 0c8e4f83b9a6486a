import * as v from 'valibot'
import type { Day } from '../../promises/calendar/calendar.ts'
import { line } from '../../promises/fields.ts'
import type { AdvertFacts } from '../../promises/openings/adverts.ts'
import type { Questions } from './questions.ts'

const percent = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, 'write a whole number, such as 100'),
  v.transform(Number),
  v.minValue(1, 'write at least 1 per cent'),
  v.maxValue(100, 'write at most 100 per cent'),
)

/** What search engines and job boards ask of a job beyond what people read. */
export async function askAdvert(questions: Questions, today: Day): Promise<AdvertFacts> {
  const locality = await questions.ask('The town, for search engines and job boards:', line)
  const region = await questions.ask('The county (län, fylke):', line)
  const country = await questions.choose('The country?', { SE: 'Sweden', NO: 'Norway' })
  const to = await questions.ask('How much of full time, in per cent (100):', percent, 100)
  return {
    postedOn: today,
    location: { locality, region, country },
    percentOfFullTime: { from: to, to },
  }
}
