import { apply, type Fields, fromOurPage } from './applying.ts'
import { send, signedIn } from './desk.ts'
import type { TestPortal } from './portal.ts'

export const applicant = 'asa.oberg@post.example'
export const employer = 'kari.moen@shipyard.example'

/** A sound question to an applicant, as the form sends it. */
export const question = {
  name: 'Kari Moen',
  organisation: 'Havnes Verft',
  email: employer,
  locale: 'nb',
  parts: 'letter',
  until: '2026-11-16',
  reason: 'Varvet väljer själv sin tekniker.',
}

/** What stands in every part of the application, so that a test can look for it. */
export const everyPart = {
  phone: '070-174 06 05',
  address: 'Hamngatan 4, Uddevalla',
  letter: 'Jag har lagat båtar i tolv år.',
} satisfies Fields

/** Somebody has applied, and a recruiter is signed in. */
export async function withApplication(portal: TestPortal) {
  await apply(portal, everyPart)
  const cookie = await signedIn(portal)
  const [row] = await portal.rows('applications')
  return { id: String(row!.id), cookie }
}

/** A recruiter asks the applicant; several parts with a blank between them. */
export function askToShare(
  portal: TestPortal,
  { id, cookie }: { id: string; cookie: string },
  changes: Partial<typeof question> = {},
) {
  const { parts, ...lines } = { ...question, ...changes }
  const body = new URLSearchParams(lines)
  for (const part of parts.split(' ').filter(Boolean)) body.append('parts', part)
  const headers = { ...fromOurPage, Cookie: cookie }
  return portal.app.request(`/api/desk/applications/${id}/share`, { method: 'POST', body, headers })
}

const questionLink = /\/sv\/sharing\/[\w.-]+\//
const recipientLink = /\/(sv|nb|en)\/shown\/[\w.-]+\//

async function linkTo(portal: TestPortal, address: string, leads: RegExp): Promise<string> {
  const letters = await portal.letters(address)
  const [link] = letters.flatMap(({ text }) => leads.exec(text)?.[0] ?? [])
  if (!link) throw new Error(`no such link in the letters to ${address}`)
  return link
}

/** The path of the link in the newest question to the applicant. */
export const linkOfApplicant = (portal: TestPortal) => linkTo(portal, applicant, questionLink)
/** The path of the link in the newest letter to the recipient. */
export const linkOfRecipient = (portal: TestPortal) => linkTo(portal, employer, recipientLink)

/** Presses a button of a page behind one of the links. */
export function press(portal: TestPortal, path: string, fields: Record<string, string> = {}) {
  return portal.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: fromOurPage })
}

/** Somebody has applied, was asked and has said yes. */
export async function shared(portal: TestPortal, changes: Partial<typeof question> = {}) {
  const { id, cookie } = await withApplication(portal)
  await askToShare(portal, { id, cookie }, changes)
  const asked = await linkOfApplicant(portal)
  await press(portal, asked, { answer: 'approve' })
  const endAtDesk = async () => {
    const [share] = await portal.rows('application_shares')
    return send(portal, `/api/desk/applications/${id}/share/end`, cookie, { share: String(share!.id) })
  }
  return { id, cookie, asked, link: await linkOfRecipient(portal), endAtDesk }
}
