import { requests } from '../../../../db/schema/requests.ts'
import { type Answer, type AnswerFault, faultsInAnswer } from '../../answering/answer.ts'
import { close } from '../../answering/close.ts'
import { dayIn, lineIn, oneOf, textIn } from '../checking.ts'
import { answerForm } from '../form.ts'
import type { Whole } from '../whole.ts'
import type { Change } from './changing.ts'

/** Noting the answer to a request, or how an objection was weighed. */
export const answering: Change<Answer, AnswerFault> = {
  done: 'answered',
  shape: { lines: ['outcome', 'identity', 'on'], texts: ['reason', 'evidence', 'recipients'], files: [] },
  form: answerForm,
  remedies: {
    answered: ['form', 'requestAnswered'],
    notYet: ['on', 'requestDayToCome'],
    beforeReceipt: ['on', 'requestBeforeReceipt'],
    noEvidence: ['evidence', 'requestNoEvidence'],
    noReason: ['reason', 'requestNoReason'],
    unidentified: ['identity', 'requestUnidentified'],
    halfAnObjection: ['outcome', 'requestHalfObjection'],
  },
  wanted: (fields, _request, { today }) => ({
    outcome: oneOf(requests.outcome.enumValues, fields.outcome),
    answeredOn: dayIn(fields, 'on') ?? today,
    reason: textIn(fields, 'reason'),
    evidence: textIn(fields, 'evidence') ?? '',
    identity: lineIn(fields, 'identity'),
    recipients: (textIn(fields, 'recipients') ?? '')
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
  }),
  faults: (request, answer, { today }) => faultsInAnswer(request, answer, today),
  isSoAlready,
  carryOut: close,
}

function isSoAlready(request: Whole, { outcome, answeredOn, reason, evidence }: Answer): boolean {
  const weighed = outcome === 'done' ? 'upheld' : 'rejected'
  return (
    request.outcome === (request.from === 'objections' ? weighed : outcome) &&
    request.answeredOn === answeredOn &&
    request.answeredFor === reason &&
    request.evidence === evidence
  )
}
