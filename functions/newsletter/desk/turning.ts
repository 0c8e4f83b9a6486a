import { Hono } from 'hono'
import type { Database } from '../../platform/database.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { type Act, traceIfDone } from '../../platform/staff/traces.ts'
import type { Statement } from '../../platform/statements.ts'
import type { Mailing } from '../sending/mailings.ts'
import { cancelMailing, pauseMailing, resumeMailing } from '../sending/turning.ts'
import { administrators } from './ground.ts'

const shape = { lines: ['what'], texts: [], files: [] }

interface Turn {
  act: Act
  turn(db: Database, slug: string, now: Date, traced: readonly Statement[]): Promise<Mailing | undefined>
}

const turns: Readonly<Record<string, Turn>> = {
  pause: { act: 'paused-issue', turn: (db, slug, _, traced) => pauseMailing(db, slug, traced) },
  resume: { act: 'resumed-issue', turn: (db, slug, _, traced) => resumeMailing(db, slug, traced) },
  cancel: { act: 'cancelled-issue', turn: cancelMailing },
}

/** Pausing an issue that was sent off, going on with it, or cancelling what waits. */
export function turningIssues() {
  return new Hono<House>().post('/api/desk/newsletter/issues/:slug/turn', administrators, async (c) => {
    const { db, clock } = c.get('platform')
    const { fields } = await readForm(c.req.raw, shape)
    const wanted = Object.hasOwn(turns, fields.what ?? '') && turns[fields.what!]
    if (!wanted) throw new RefusedForm('malformed')
    const slug = c.req.param('slug')
    const now = clock()
    const traced = traceIfDone(c.get('member'), { act: wanted.act, subjectId: slug }, now)
    const turned = await wanted.turn(db, slug, now, [traced])
    const said = turned ? 'turned' : 'unturned'
    return c.redirect(`/desk/newsletter/issues/${encodeURIComponent(slug)}/?done=${said}`, 303)
  })
}
