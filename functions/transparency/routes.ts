import { Hono } from 'hono'
import type { Platform } from '../platform/platform.ts'
import { localeOf } from '../platform/requests/answers.ts'
import { withItsAddresses } from '../platform/requests/canonical.ts'
import type { House } from '../platform/requests/house.ts'
import type { Promises } from '../promises/promises.ts'
import type { Openness } from './models.ts'
import { type Accountable, lookAtWhatIsPromised } from './openness.ts'

const rememberForMs = 10_000

/** The account of what is erased and answered in time, for people and for programs; nobody needs to ask us for it. */
export function transparency({ retention, site }: Promises, accountable: Accountable) {
  let known: { at: number; openness: Openness } | null = null

  async function now({ db, clock }: Platform): Promise<Openness> {
    const at = clock()
    if (known && at.getTime() - known.at < rememberForMs) return known.openness
    const openness = await lookAtWhatIsPromised(db, accountable, { retention, zone: site.timeZone }, at)
    known = { at: at.getTime(), openness }
    return openness
  }

  return new Hono<House>()
    .get('/api/transparency', async (c) => c.json(await now(c.get('platform'))))
    .get('/:locale{sv|nb|en}/transparency/', async (c) => {
      const platform = c.get('platform')
      const page = await platform.render(localeOf(c), 'transparency', await now(platform), 200)
      return withItsAddresses(c, page)
    })
}
