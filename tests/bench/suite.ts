/** What one round measured, by name; every unit is in the name. */
export type Figures = Record<string, number>

export interface SuiteOptions {
  quick: boolean
}

/** One number of a suite: a figure of the subject's, or its ratio to the same figure of the floor's. */
export interface Metric {
  name: string
  figure: string
  toFloor: boolean
}

/** Limits for a metric's median. */
export interface Bound {
  atMost?: number
  atLeast?: number
}

export type Bounds = Readonly<Record<string, Bound>>

/**
 * One workload measured against the least that could do it. Floor and subject run in turn, in the same process run;
 * each checks its own answers and throws when one is wrong, so that a fast wrong answer counts for nothing.
 */
export interface Suite<World extends { close(): Promise<void> }> {
  name: string
  /** Rounds that count; the first one more is a warm-up and is thrown away. A suite without a clock needs one. */
  rounds(options: SuiteOptions): number
  setup(options: SuiteOptions): Promise<World>
  floor(world: World): Promise<Figures>
  subject(world: World): Promise<Figures>
  metrics: readonly Metric[]
  /** Beyond this the run fails: loose, for a shared machine. */
  gate: Bounds
  /** What the portal claims on a quiet machine. */
  ambition: Bounds
}

export const ratio = (figure: string, name = figure): Metric => ({ name, figure, toFloor: true })
export const plain = (figure: string, name = figure): Metric => ({ name, figure, toFloor: false })

/** Seven rounds, or three when it has to be quick. */
export const timed = ({ quick }: SuiteOptions) => (quick ? 3 : 7)
/** For what is the same however often it is counted. */
export const countedOnce = () => 1
