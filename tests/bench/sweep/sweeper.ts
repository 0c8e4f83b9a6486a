import { openDirect } from './direct.ts'
import { namesAt } from './objects.ts'
import { sweepOn } from './run.ts'

/** A process of its own that sweeps, made to be killed: `sweeper.ts FILE DAY BUCKET`. */
const [file = '', day = '', bucket = ''] = process.argv.slice(2)
const { db } = await openDirect(file)
await sweepOn(day, db, namesAt(bucket), { told: false })
