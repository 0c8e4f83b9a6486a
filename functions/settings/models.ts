import type { Member } from '../platform/staff/member.ts'

/** What happens by itself: its pattern in wrangler.toml, and what it does. */
export const crons = { letters: '* * * * *', rest: '17 * * * *' } as const

/** What the portal runs with, beside content (page `desk/settings`). Instants are ISO 8601. Holds no secret. */
export interface SettingsModel {
  member: Member
  origin: string
  mailFrom: string
  crons: typeof crons
  /** When the deletion job last went all the way. */
  lastFinishedAt: string | null
  /** Since when the oldest letter that should have gone waits; null when none does. */
  waitingSince: string | null
}
