import { staff } from '../../../db/schema/staff.ts'
import { newId } from '../../../functions/platform/ids.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { portalVars } from '../parts/portal.ts'
import type { Stage } from '../parts/stage.ts'
import { add, addSubscriptions } from '../token/readers.ts'

/** A form that anybody can send any address to. */
export interface Door {
  name: string
  path: string
  fields: Record<string, string>
  /** Who is sent a letter, though all get the same answer. */
  writesTo: 'everybody' | 'known'
  /** So many more addresses that the portal knows behind this door. */
  known(stage: Stage, count: number): Promise<string[]>
}

async function subscribers(stage: Stage, count: number): Promise<string[]> {
  const ids = await addSubscriptions(stage, count, 'confirmed')
  const found = await stage.rows(
    'select email from subscriptions where id in (select value from json_each(?))',
    [JSON.stringify(ids)],
  )
  return found.map(({ email }) => String(email))
}

const { PORTAL_SECRET = '' } = portalVars({})
const addressHash = addressHashesUnder([PORTAL_SECRET])
let hired = 0

async function colleagues(stage: Stage, count: number): Promise<string[]> {
  const now = new Date()
  const lastActiveOn = now.toISOString().slice(0, 10)
  const emails = Array.from({ length: count }, () => `colleague-${hired++}@frist.example`)
  const rows = emails.map(async (email) => ({
    id: newId(now),
    addressHash: await addressHash(email),
    email,
    name: 'Åsa Öberg',
    locale: 'sv' as const,
    role: 'recruiter' as const,
    addedAt: now.getTime(),
    lastActiveOn,
    eraseBy: '2099-01-01',
  }))
  await add(stage, staff, await Promise.all(rows))
  return emails
}

const locale = 'sv'

export const doors: readonly Door[] = [
  {
    name: 'my data',
    path: '/api/my-data/link',
    fields: { locale },
    writesTo: 'everybody',
    known: subscribers,
  },
  {
    name: 'newsletter',
    path: '/api/newsletter',
    fields: { locale, topics: 'news', 'consent-newsletter': 'on' },
    writesTo: 'everybody',
    known: subscribers,
  },
  { name: 'sign-in', path: '/api/staff/link', fields: { locale }, writesTo: 'known', known: colleagues },
]
