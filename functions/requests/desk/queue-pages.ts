import { isNull } from 'drizzle-orm'
import { Hono } from 'hono'
import { objections } from '../../../db/schema/acts.ts'
import type { House } from '../../platform/requests/house.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { type Queued, queueIn, queueStatements } from '../queue/queue.ts'
import { answeredIn, answeredOnes, countAnswered, countIn } from './answered.ts'
import { daysUntil } from './days.ts'
import type { AnsweredModel, QueueEntry, QueueModel } from './models.ts'
import { isVeiled, veiledOnes } from './veil.ts'
import { type Ground, officers, worldAt } from './world.ts'

/** What waits, and what is answered. */
export function queuePages(ground: Ground) {
  return new Hono<House>()
    .get('/desk/requests/', officers, async (c) => {
      const { db, promises, today } = worldAt(c, ground)
      const member = c.get('member')
      const results = await db.read([
        ...queueStatements,
        veiledOnes(ground.veil, member, isNull(objections.answeredOn)),
        ...countAnswered,
      ])
      const [veiled, ...counted] = results.splice(queueStatements.length)
      const queue = queueIn(results, promises.site.timeZone).map((one) =>
        isVeiled(one, veiled!) ? { ...one, name: '' } : one,
      )
      const model: QueueModel = {
        member,
        ...sorted(queue, today),
        answered: countIn(counted),
      }
      return c.get('platform').render(model.member.locale, 'desk/requests', model, 200)
    })
    .get('/desk/requests/answered/', officers, async (c) => {
      const { db, promises } = worldAt(c, ground)
      const found = await db.read(answeredOnes)
      const model: AnsweredModel = {
        member: c.get('member'),
        answered: answeredIn(found, promises.site.timeZone),
      }
      return c.get('platform').render(model.member.locale, 'desk/requests-answered', model, 200)
    })
}

function sorted(queue: readonly Queued[], today: Day): Pick<QueueModel, 'late' | 'waiting' | 'untold'> {
  const entries = (those: (one: Queued) => boolean) => queue.filter(those).map((one) => entry(one, today))
  return {
    late: entries(({ answeredOn, answerBy }) => !answeredOn && answerBy < today),
    waiting: entries(({ answeredOn, answerBy }) => !answeredOn && answerBy >= today),
    untold: entries(({ answeredOn }) => answeredOn !== null),
  }
}

function entry(one: Queued, today: Day): QueueEntry {
  const { id, reference, kind, way, name, receivedOn, answerBy, answeredOn, toBeTold, isUnreached } = one
  return {
    ...{ id, reference, kind, way, name, receivedOn, answerBy, answeredOn, toBeTold, isUnreached },
    daysLeft: daysUntil(answerBy, today),
    isExtended: one.extendedTo !== null,
    isIdentified: one.identity !== null,
  }
}
