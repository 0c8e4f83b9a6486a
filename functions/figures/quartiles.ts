import { fewest } from './weeks.ts'

/** How many there are, and by which whole day a quarter, half and three quarters of them had come. */
export interface Quartiles {
  count: number
  lower: number
  median: number
  upper: number
}

/** From how many took how many days; null for fewer than five. The nearest rank, so that each is a day that was counted. */
export function quartilesOf(counts: ReadonlyMap<number, number>): Quartiles | null {
  const days = [...counts.keys()].sort((one, other) => one - other)
  const count = days.reduce((sum, day) => sum + counts.get(day)!, 0)
  if (count < fewest) return null
  const dayAt = (share: number) => {
    let reached = 0
    for (const day of days) {
      reached += counts.get(day)!
      if (reached >= share * count) return day
    }
    return days.at(-1)!
  }
  return { count, lower: dayAt(0.25), median: dayAt(0.5), upper: dayAt(0.75) }
}
