import { Hono } from 'hono'
import * as v from 'valibot'
import { written } from '../../../platform/forms/problems.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import type { Statement } from '../../../platform/statements.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { queryOf, readWanted } from '../list/wanted.ts'
import type { Wrong } from '../models.ts'
import { applicationPage } from '../reading/page.ts'
import { labelForm, noteForm, starsForm } from './form.ts'
import { type About, addLabel, addNote, rate, removeLabel, removeNote } from './remarks.ts'

const shape = { lines: ['stars', 'label', 'remove', 'list'], texts: ['note'], files: [] }
const of = '/api/desk/applications/:id'
const writers = only('administrator', 'recruiter')

/** What staff write about an application: notes, a rating each, labels. Its person reads all of it in my data. */
export function remarks(promises: Promises) {
  return new Hono<House>()
    .post(`${of}/notes`, writers, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      if (fields.remove) return keep(c, fields, promises, (about) => removeNote(about, fields.remove!))
      const read = v.safeParse(noteForm, fields.note)
      if (read.success) return keep(c, fields, promises, (about) => addNote(about, read.output))
      const note = written(fields, 'note')
      return again(c, promises, { form: 'note', message: read.issues[0].message as NoteProblem, note })
    })
    .post(`${of}/rating`, writers, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(starsForm, fields.stars)
      if (!read.success) throw new RefusedForm('malformed')
      return keep(c, fields, promises, (about) => rate(about, read.output))
    })
    .post(`${of}/labels`, writers, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      if (fields.remove) return keep(c, fields, promises, (about) => removeLabel(about, fields.remove!))
      const read = v.safeParse(labelForm, fields.label)
      if (read.success) return keep(c, fields, promises, (about) => addLabel(about, read.output))
      const label = written(fields, 'label')
      return again(c, promises, { form: 'label', message: read.issues[0].message as LabelProblem, label })
    })
}

type NoteProblem = Extract<Wrong, { form: 'note' }>['message']
type LabelProblem = Extract<Wrong, { form: 'label' }>['message']

/** An application that has gone meanwhile is said to be gone: its owner may have had it erased while it was read. */
async function keep(
  c: Visit,
  { list = '' }: Record<string, string>,
  { site }: Promises,
  statements: (about: About) => Statement[],
): Promise<Response> {
  const { db, clock } = c.get('platform')
  const now = clock()
  const applicationId = c.req.param('id') ?? ''
  const about = { member: c.get('member'), applicationId, now, today: dayIn(site.timeZone, now) }
  const results = await db.write(statements(about))
  if (!results.at(-1)?.rowsAffected) return answerProblem(c, 'applicationNotHere', 404)
  const query = queryOf(readWanted(new URLSearchParams(list)))
  return c.redirect(`/desk/applications/${applicationId}/${query}`, 303)
}

function again(c: Visit, promises: Promises, wrong: Wrong): Promise<Response> {
  return applicationPage(c, c.req.param('id') ?? '', promises, wrong)
}
