import { look, send, signedIn } from './desk.ts'
import { owner } from './my-data.ts'
import type { TestPortal } from './portal.ts'

/** Somebody who sees to requests, signed in. */
export const officer = (portal: TestPortal) => signedIn(portal, 'privacy-officer')

/** The model of a page of the desk, as it is handed to be drawn. */
export async function modelOf(portal: TestPortal, path: string, cookie: string) {
  const answer = await look(portal, path, cookie)
  return { status: answer.status, ...(await answer.json()) }
}

/** A form as it is filled in for a request that came by mail. */
export const usualEntry = {
  kind: 'access',
  way: 'by-email',
  received: '2026-11-02',
  name: 'Nora Lund',
  email: owner,
  phone: '',
  address: '',
  identity: '',
  locale: 'sv',
}

export const usualAnswer = {
  outcome: 'done',
  reason: '',
  evidence: 'Diary 2026-14',
  identity: 'Called back',
  on: '2026-11-02',
  recipients: '',
}

/** Does something to a request with a form of its page. */
export function change(
  portal: TestPortal,
  cookie: string,
  id: unknown,
  what: 'extend' | 'answer' | 'told',
  fields: Record<string, string>,
) {
  return send(portal, `/api/desk/requests/${id}/${what}`, cookie, fields)
}

/** By field, what a form that came back says is wrong. */
export async function wrongIn(answer: Response): Promise<Record<string, string>> {
  const { model } = await answer.json()
  const problems = model.problems as { field: string; message: string }[]
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]))
}
