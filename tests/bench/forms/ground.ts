import { must } from '../measure/must.ts'
import { portalVars } from '../parts/portal.ts'
import { builtSite } from '../parts/site.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { benchWorker, portalWorker } from '../parts/worker-modules.ts'
import { startWorkerd, type WorkerdProcess } from '../parts/workerd.ts'
import type { Form } from './form.ts'
import { send } from './round.ts'

export interface Ground {
  stage: Stage
  /** Writes the same rows and hands the same letters over, and does nothing else. */
  floor: WorkerdProcess
  portal: WorkerdProcess
  form: Form
  sent: number
  count: number
  close(): Promise<void>
}

/** The portal and a floor that knows the rows of one form the portal has kept. */
export async function openGround(name: string, form: Form, count: number): Promise<Ground> {
  const stage = await openStage(name)
  const vars = portalVars({ tursoUrl: stage.turso.url, storeUrl: stage.store.url })
  const portal = await startWorkerd(portalWorker(await builtSite()), vars)
  const rows = await rowsOfOne(stage, form.rows, () => send({ form, sent: 0 }, portal, 1, 1))
  const floor = await startWorkerd(benchWorker('form-floor.ts', 'hrana.ts', 'objects.ts'), {
    ...vars,
    ROWS: JSON.stringify(rows),
    ANSWER: String(form.answer),
  })
  const close = async () => void (await Promise.all([floor.close(), portal.close(), stage.close()]))
  return { stage, floor, portal, form, sent: 1, count, close }
}

/** The rows of a first form, read while its letters still wait behind a slow database. */
async function rowsOfOne(stage: Stage, expected: Form['rows'], sendOne: () => Promise<unknown>) {
  await stage.callsUntil(sendOne)
  const found: [table: string, row: object][] = []
  for (const [table, count] of Object.entries(expected)) {
    const columns = await stage.rows(`select name from pragma_table_info('${table}')`)
    const rows = await stage.rows(`select ${columns.map(({ name }) => name)} from ${table}`)
    must(rows.length === count, `one form is ${count} rows in ${table}`)
    found.push(...rows.map((row): [string, object] => [table, row]))
  }
  await stage.untilQuiet()
  return found
}
