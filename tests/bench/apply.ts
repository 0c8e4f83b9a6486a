import { applySuite } from './apply/suite.ts'

export const apply = [
  applySuite('100 kB', 100_000, 150, Number.POSITIVE_INFINITY),
  applySuite('1 MB', 1_000_000, 90, 2.5),
  applySuite('5 MB', 4_990_000, 30, 9),
]
