import { alike } from './alike/suite.ts'
import { apply } from './apply.ts'
import { build } from './build/suite.ts'
import { cold } from './cold.ts'
import { db } from './db/suite.ts'
import { edgeNoop } from './edge-noop.ts'
import { erasing } from './erase/suite.ts'
import { exporting } from './export/suite.ts'
import { fanoutPaced } from './fanout/paced.ts'
import { fanout } from './fanout/suite.ts'
import { formWrite } from './form-write/suite.ts'
import { type SuiteResult, tryOut } from './measure/trial.ts'
import { pageBytes } from './page-bytes.ts'
import { pageVitals } from './page-vitals.ts'
import type { Suite, SuiteOptions } from './suite.ts'
import { sweepDirect, sweepServed, sweepTelling } from './sweep/suite.ts'
import { token } from './token/suite.ts'

type Run = (options: SuiteOptions) => Promise<SuiteResult>

const run =
  <World extends { close(): Promise<void> }>(suite: Suite<World>): Run =>
  (options) =>
    tryOut(suite, options)

/** What can be asked for by name, in the order of a whole run: what needs no clock first, the heaviest last. */
export const suites: Readonly<Record<string, readonly Run[]>> = {
  'page-bytes': [run(pageBytes)],
  'page-vitals': pageVitals.map((suite) => run(suite)),
  db: [run(db)],
  'edge-noop': [run(edgeNoop)],
  cold: [run(cold)],
  'form-write': formWrite.map((suite) => run(suite)),
  alike: alike.map((suite) => run(suite)),
  token: token.map((suite) => run(suite)),
  apply: apply.map((suite) => run(suite)),
  erase: [run(erasing)],
  export: [run(exporting)],
  fanout: [run(fanout)],
  'fanout-paced': [run(fanoutPaced)],
  sweep: [run(sweepDirect), run(sweepTelling), run(sweepServed)],
  build: [run(build)],
}
