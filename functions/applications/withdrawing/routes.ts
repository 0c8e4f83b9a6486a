import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn } from '../../platform/forms/problems.ts'
import { othersWith, type TellOthers } from '../../platform/held/telling-others.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerProblem, answerTooMany, localeOf } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import type { FieldName } from '../form.ts'
import { keep } from '../keeping/answers.ts'
import { readStanding } from '../receipt.ts'
import { askOnceMore, backToReceipt, gone, isKept, keptAnyway } from './answers.ts'
import { withdrawApplication } from './application.ts'
import { withdrawalForm } from './form.ts'
import { isQueued } from './letter-queued.ts'
import { type Leaving, leftPoolLetter, withdrawnLetter } from './letters.ts'
import { leaveTalentPool } from './pool.ts'
import { stayInTalentPool } from './renewal.ts'

const shape = {
  lines: ['action', 'confirm', 'consent-talent-pool', 'leave-empty'],
  texts: [],
  files: [],
} as const

/**
 * Taking back an application, or the talent pool's consent alone, from the receipt; saying yes to it again; or having the
 * application kept longer. Who has had an application that is withdrawn is told (GDPR art. 19).
 */
export function withdrawing(promises: Promises, tellOthers: TellOthers) {
  return new Hono<House>().post('/:locale{sv|nb|en}/applications/:token/', async (c) => {
    const { addresses, addressHash, db, limits, clock } = c.get('platform')
    if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
    const id = await addresses.idFrom('receipt', c.req.param('token'))
    if (!id) return answerProblem(c, 'notFound', 404)
    const { action, confirm, consents, problems } = await whatIsAsked(c)
    const at = clock()
    const standing = await readStanding(db, promises, id, at)
    if (!standing) return confirm ? gone(c) : answerProblem(c, 'applicationGone', 410)
    const { receipt } = standing
    if (action === 'keep') return keep(c, promises, { id, standing, consents, problems, now: at })
    const leaving = { promises, addressHash, id, at, ...standing }
    if (action === 'withdraw-consent') {
      if (!receipt.talentPool) return backToReceipt(c)
      return receipt.isPastItsOwnDay ? withdraw(c, leaving, tellOthers) : leavePool(c, leaving)
    }
    if (action === 'renew-consent') {
      if (receipt.asksAgain) await stayInTalentPool(db, promises, { id, locale: localeOf(c), now: at })
      return backToReceipt(c)
    }
    if (isKept(receipt)) return keptAnyway(c, receipt)
    if (problems.length > 0 || !confirm) return askOnceMore(c, receipt, problems)
    return withdraw(c, leaving, tellOthers)
  })
}

/** What no form of ours can send is no question at all; a filled trap is asked about once more. */
async function whatIsAsked(c: Visit) {
  const { fields } = await readForm(c.req.raw, shape)
  const action = v.safeParse(withdrawalForm.entries.action, fields.action)
  if (!action.success) throw new RefusedForm('malformed')
  const { issues } = v.safeParse(withdrawalForm, fields)
  return {
    action: action.output,
    confirm: fields.confirm === 'on',
    consents: fields['consent-talent-pool'] === 'on',
    problems: problemsIn<FieldName>(issues),
  }
}

async function withdraw(c: Visit, leaving: Leaving, tellOthers: TellOthers): Promise<Response> {
  const platform = c.get('platform')
  const { promises, id, at: now, receipt, outsiders, recipient } = leaving
  const { reference, controller, receivers } = receipt
  const thing = { reference, controller, recipients: [...receivers, ...outsiders] }
  const today = dayIn(promises.site.timeZone, now)
  const letter = await withdrawnLetter(leaving, othersWith(thing))
  const told = tellOthers({
    kind: 'erasure',
    things: [thing],
    addressHash: await platform.addressHash(recipient.email),
    locale: recipient.locale,
    today,
    now,
    onlyIf: isQueued(letter),
  })
  const withdrawal = { id, now, today, letter, told }
  const outcome = await withdrawApplication(platform, promises.retention, withdrawal)
  if (outcome === 'decided' && receipt.hold) return keptAnyway(c, { ...receipt, isLockedAway: true })
  if (outcome === 'decided') return keptAnyway(c, { ...receipt, decided: true })
  platform.afterwards(() => deliverLetters(platform))
  return gone(c)
}

async function leavePool(c: Visit, leaving: Leaving): Promise<Response> {
  const platform = c.get('platform')
  const letter = await leftPoolLetter(leaving)
  await leaveTalentPool(platform, { id: leaving.id, now: leaving.at, letter })
  platform.afterwards(() => deliverLetters(platform))
  return backToReceipt(c)
}
