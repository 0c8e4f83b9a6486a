import { parseArgs } from 'node:util'
import type { Database } from '../../platform/database.ts'
import { type Day, dayFrom } from '../../promises/calendar/calendar.ts'
import { plural } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { endRecruitment } from './recruitment-end.ts'

const usage = 'usage: npm run opening:end -- SLUG --on 2027-03-01 [--yes for a remote database]'

/** Ends the recruitment for an opening from the terminal; answers a sentence saying what that set going. */
export async function endOpening(
  args: string[],
  world: { promises: Promises; today: Day; database: (saidYes: boolean) => Database },
): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { on: { type: 'string' }, yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [slug, ...more] = positionals
  if (!slug || more.length > 0 || !values.on) throw new Error(usage)
  const on = dayFrom(values.on, values.on)
  const { openings, retention } = world.promises
  const opening = openings.find((one) => one.slug === slug)
  if (!opening)
    throw new Error(`there is no opening "${slug}"; there are: ${openings.map((one) => one.slug).join(', ')}`)
  if (!opening.deadlineOn)
    throw new Error(`"${slug}" is always open: its applications live by their last activity`)
  if (on > world.today) throw new Error(`${on} has not come yet: a recruitment ends on a day that has`)
  const end = await endRecruitment(world.database(values.yes), opening, retention, on)
  if (end.outcome === 'beforeAnyoneApplied') {
    throw new Error(`the first application came on ${end.firstOn}: name that day or a later one`)
  }
  const applications = plural(
    { one: '{count} application', other: '{count} applications' },
    end.applications,
    'en',
  )
  return `The recruitment for ${slug} ended on ${on}; the clock of ${applications} counts from then.`
}
