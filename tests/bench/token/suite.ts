import { addressesUnder } from '../../../functions/platform/secrets/signed-addresses.ts'
import { must } from '../measure/must.ts'
import { portalVars } from '../parts/portal.ts'
import { type Figures, plain, ratio, type Suite, timed } from '../suite.ts'
import { floorRound, type Ground, openGround, round } from './ground.ts'
import { addRequests, addSubscriptions, readersOfNews } from './readers.ts'

const postsARound = 1_000

function tokenSuite(
  name: string,
  becomes: 'confirmed' | 'left',
  cpuAtMost: number,
  subject: (ground: Ground) => Promise<Figures>,
): Suite<Ground> {
  const once = { atLeast: 1, atMost: 1 }
  return {
    name: `token ${name}`,
    rounds: timed,
    setup: ({ quick }) => openGround(becomes, quick ? postsARound / 2 : postsARound),
    floor: (ground) => floorRound(ground, becomes),
    subject,
    metrics: [
      ratio('cpuMs', 'CPU'),
      ratio('p50Ms', 'p50'),
      plain('cpuMs', 'CPU, ms'),
      plain('dbCalls', 'database calls'),
    ],
    gate: { CPU: { atMost: cpuAtMost }, 'database calls': once },
    ambition: { CPU: { atMost: 1.6 }, 'database calls': once },
  }
}

/**
 * The button of the double opt-in, against a Worker that verifies one HMAC, updates one row, and puts the same note
 * into the ledger. The gate is wider here: the portal also draws the page that says it is done, for one person.
 */
const confirming = tokenSuite('confirm', 'confirmed', 5, async (ground) => {
  const { stage, portal, count } = ground
  const keys = await addRequests(stage, count)
  const headers = { origin: 'http://portal.example', 'sec-fetch-site': 'same-origin' }
  const posts = keys.map((key) => {
    return { url: `${portal.url}/sv/newsletter/confirm/${key}/`, headers, body: [], answer: 200 }
  })
  const before = await readersOfNews(stage)
  const figures = await round(ground, portal, posts)
  must((await readersOfNews(stage)) === before + count, 'the next issue goes to all who confirmed')
  const [left] = await stage.rows('select count(*) as n from subscription_requests')
  must(left?.n === 0, 'nobody waits any more')
  return figures
})

/**
 * One click (RFC 8058) as a mail provider sends it, against the same Worker: here too the ledger gets one object. The
 * portal's batch has the block, the consent taken back and the count beside the update.
 */
const leaving = tokenSuite('one-click', 'left', 3, async (ground) => {
  const { stage, portal, count } = ground
  const { PORTAL_SECRET = '' } = portalVars({})
  const addresses = addressesUnder([PORTAL_SECRET])
  const ids = await addSubscriptions(stage, count, 'confirmed')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = [Buffer.from('List-Unsubscribe=One-Click')]
  const posts = await Promise.all(
    ids.map(async (id) => {
      const token = await addresses.tokenFor('subscription', id)
      return { url: `${portal.url}/u/${token}`, headers, body, answer: 200 }
    }),
  )
  must((await readersOfNews(stage)) === count, 'before, the next issue would go to everybody')
  const figures = await round(ground, portal, posts)
  must((await readersOfNews(stage)) === 0, 'the next issue goes to nobody who left')
  const [kept] = await stage.rows(
    `select count(*) as left, count(suppressed_at) as blocked,
      count((select 1 from consents where subject_id = subscriptions.id and event = 'withdrawn')) as withdrawn
    from subscriptions left join suppressions using (address_hash)
    where state = 'left' and subscriptions.id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  )
  must(kept?.left === count, 'everybody has left')
  must(kept.blocked === count && kept.withdrawn === count, 'each is blocked, and their consent taken back')
  return figures
})

export const token = [confirming, leaving]
