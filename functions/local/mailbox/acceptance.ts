import { type Answer, json, type Refusal, refuse } from './answers.ts'
import { errandOf, otherBody, sentUnder, unusableKey } from './errands.ts'
import { type Incoming, jsonOf } from './incoming.ts'
import { type LetterContent, readLetter } from './letter-form.ts'
import type { Letters } from './letters.ts'

const maxLetters = 100

const notJson: Refusal = { statusCode: 400, name: 'validation_error', message: 'The body is not JSON.' }
const notABatch: Refusal = {
  statusCode: 422,
  name: 'validation_error',
  message: `A batch is an array of 1 to ${maxLetters} letters.`,
}

/** A letter to keep, and its place in the request that brought it. */
type Draft = { place: number; content: LetterContent }

export function acceptOne(incoming: Incoming, letters: Letters, now: Date): Answer {
  const body = jsonOf(incoming)
  if (body === undefined) return refuse(notJson)
  const { wrong, content } = readLetter(body)
  if (wrong) return refuse(wrong)
  return keep([{ place: 0, content }], incoming, letters, now, ([id]) => ({ id }))
}

/**
 * In strict mode one bad letter refuses all; in permissive mode the good ones are kept and the others named
 * (https://resend.com/docs/dashboard/emails/batch-validation-modes).
 */
export function acceptBatch(incoming: Incoming, letters: Letters, now: Date): Answer {
  const body = jsonOf(incoming)
  if (body === undefined) return refuse(notJson)
  if (!Array.isArray(body) || body.length === 0 || body.length > maxLetters) return refuse(notABatch)
  const permissive = incoming.headers['x-batch-validation'] === 'permissive'
  const drafts: Draft[] = []
  const errors: { index: number; message: string }[] = []
  for (const [place, fields] of body.entries()) {
    const { wrong, content } = readLetter(fields, { inBatch: true })
    if (wrong && !permissive) return refuse(wrong)
    if (wrong) errors.push({ index: place, message: wrong.message })
    else drafts.push({ place, content })
  }
  return keep(drafts, incoming, letters, now, (ids) => ({
    data: ids.map((id) => ({ id })),
    ...(permissive && { errors }),
  }))
}

/** Keeps what is not kept yet. From here to the answer nothing waits, so equal keys can never overlap. */
function keep(
  drafts: Draft[],
  incoming: Incoming,
  letters: Letters,
  now: Date,
  answer: (ids: string[]) => object,
): Answer {
  const errand = errandOf(incoming)
  if (errand === 'unusable key') return refuse(unusableKey)
  const earlier = errand ? sentUnder(errand, letters.newestFirst(), now) : []
  if (errand && earlier.some((letter) => letter.errand.bodyHash !== errand.bodyHash)) return refuse(otherBody)
  const kept = drafts.map(({ place, content }) => {
    const known = earlier.find((letter) => letter.errand.place === place)
    return known ?? letters.keep(content, errand ? { ...errand, place } : null, now)
  })
  return json(200, answer(kept.map((letter) => letter.id)))
}
