import * as v from 'valibot'
import { statuses } from '../../../db/schema/desk.ts'
import { id, text } from '../fields.ts'
import { ContentProblem } from '../problem.ts'
import { readTable, requireDistinct } from '../table.ts'

const file = 'content/letters-to-applicants.json'

const template = v.strictObject({
  id,
  name: text,
  /** Where an application goes with the letter, if it goes anywhere. */
  status: v.nullable(v.picklist(statuses)),
  subject: text,
  text,
})

/** A letter that staff begin from; brackets ask for what only they can know. */
export type LetterTemplate = v.InferOutput<typeof template>

export function readLetterTemplates(raw: unknown): LetterTemplate[] {
  const templates = readTable(file, v.array(template), raw)
  requireDistinct(
    file,
    'letters',
    templates.map(({ id }) => id),
  )
  for (const [at, { subject, text }] of templates.entries()) {
    const strange = [...Object.values(subject), ...Object.values(text)]
      .flatMap((one) => one.match(/\{\w*\}/g) ?? [])
      .find((name) => name !== '{job}')
    if (strange) throw new ContentProblem(file, `${at}.text`, `knows no ${strange}; only {job} is filled in`)
  }
  return templates
}

/** What a letter still asks its writer for: 'on [day]' → '[day]'; null when it is whole. */
export function bracketsIn(letter: string): string | null {
  return /\[[^\]]*\]/.exec(letter)?.[0] ?? null
}
