import { problemsByField, wantsJson } from '../platform/requests/answers.ts'
import type { Visit } from '../platform/requests/house.ts'
import { wordsIn } from '../promises/language/words.ts'
import { type FieldName, heldFieldOf, type Problem } from './form.ts'
import type { ApplyModel, ApplyValues, HeldModel, ReviewModel } from './models.ts'
import { heldFor } from './sending/arrived-files.ts'
import { type Checked, closed, type Sound } from './sending/check.ts'
import type { HeldFile } from './sending/held-files.ts'
import { dialledFromAnywhere } from './sending/phone.ts'

/**
 * The same form once more with everything the person wrote and every good file; what is wrong stands on top and at
 * its field, or the field that is to be changed is ready for writing. Once the opening has closed nothing is held.
 */
export async function formAgain(
  c: Visit,
  checked: Checked,
  now: Date,
  wrong: readonly Problem[],
  change: FieldName | null = null,
): Promise<Response> {
  const platform = c.get('platform')
  const { opening, values, locale } = checked
  const { held, problems: lost } = await heldFor(
    checked.late ? [] : checked.files,
    opening.slug,
    platform,
    now,
  )
  const problems = [...wrong, ...lost]
  if (wantsJson(c) && problems.length > 0)
    return problemsByField(c, locale, wordsIn(locale).apply.problemTitle, problems, tokensOf(held))
  const model: ApplyModel = { slug: opening.slug, values, held: held.map(asModel), problems, change }
  return platform.render(locale, 'apply', model, problems.length > 0 ? 422 : 200)
}

/**
 * Everything as it will be kept, to be read through before it is sent (WCAG 2.2, 3.3.4). Holds the files and keeps
 * nothing else.
 */
export async function reviewPage(c: Visit, checked: Sound, now: Date): Promise<Response> {
  if (checked.late) return formAgain(c, checked, now, [closed])
  const platform = c.get('platform')
  const { opening, values, locale } = checked
  const { held, problems } = await heldFor(checked.files, opening.slug, platform, now)
  if (problems.length > 0) return formAgain(c, { ...checked, files: held }, now, problems)
  const model: ReviewModel = {
    slug: opening.slug,
    values,
    answers: await answersIn(checked),
    held: held.map(asModel),
  }
  if (!wantsJson(c)) return platform.render(locale, 'review', model, 200)
  const files = model.held.map(({ kind, name, bytes }) => ({ kind, name, bytes }))
  return c.json({ answers: model.answers, files, ...tokensOf(held) }, 200)
}

async function answersIn({ form, values, locale }: Sound): Promise<ApplyValues> {
  const { name, email, phone, address, letter, cvText } = form
  const dialled = phone && (await dialledFromAnywhere(phone, locale))
  return { ...values, name, email, phone: dialled, address, letter, cvText }
}

function asModel({ kind, displayName, bytes, token }: HeldFile): HeldModel {
  return { kind, name: displayName, bytes, token }
}

function tokensOf(held: readonly HeldFile[]): Record<string, string> {
  return Object.fromEntries(held.map(({ kind, token }) => [heldFieldOf[kind], token]))
}
