/** The middle of some measurements and how far apart they lie. */
export interface Summary {
  median: number
  least: number
  most: number
}

export function summary(values: readonly number[]): Summary {
  return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) }
}

/** The largest by the smallest: 1 when nothing moved. */
export function spread(values: readonly number[]): number {
  const { least, most } = summary(values)
  return most === least ? 1 : most / least
}

/** The value below which this share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}
