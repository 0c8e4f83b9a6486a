import type { Day } from '../calendar/calendar.ts'
import { listInWords } from './in-words.ts'
import type { Locale } from './languages.ts'
import { wordsIn } from './words.ts'

/** How it stands with showing an application to somebody outside. */
export type ShareState = 'waiting' | 'approved' | 'declined' | 'ended' | 'over'

export interface Said {
  outcome: string | null
  endedAt: unknown
  lastOn: Day
}

/** A no and an end stand; whatever else there was is over after its last day. */
export function stateOfShare({ outcome, endedAt, lastOn }: Said, today: Day): ShareState {
  if (outcome === 'declined') return 'declined'
  if (endedAt) return 'ended'
  if (lastOn < today) return 'over'
  return outcome === 'approved' ? 'approved' : 'waiting'
}

/** What is shown, the name always first; `parts` is a JSON list. */
export function partsInWords(parts: string, locale: Locale): string {
  const words = wordsIn(locale).sharing.parts
  const names: Record<string, string> = words
  const chosen = (JSON.parse(parts) as string[]).map((part) => names[part] ?? part)
  return listInWords([words.name, ...chosen], locale)
}
