import { act } from './acting.ts'
import { apply, type Fields, jobSlug } from './applying.ts'
import { look, send, signedIn } from './desk.ts'
import { askForLink, mine, visit } from './my-data.ts'
import type { TestPortal } from './portal.ts'
import { linkTo, press, signUp } from './subscribing.ts'
import { sweepAt } from './sweeping.ts'
import { askForExport } from './unzip.ts'
import { write } from './writing.ts'

/** What one person types everywhere a form asks, each word of it told from every other. */
export const typed = {
  name: 'Kanarie Gulfjäder',
  email: 'kanarie.gulfjader@post.example',
  phone: '+46701740605',
  address: 'Kanariegatan 17, Gulhamn',
  letter: 'Kanariebrev om gula fjädrar',
  cvText: 'Kanariemerit bland gula fjädrar',
  message: 'Kanariefråga om gula fjädrar',
  note: 'Kanarieanteckning om gula fjädrar',
}

/** One person applies, writes, subscribes, looks at their data and corrects it; staff look and note; all is erased. */
export async function wholeLife(
  portal: TestPortal,
  headers: Record<string, string> = {},
): Promise<Response[]> {
  const { name, email, phone, address, letter, message, note } = typed
  const asked = { Accept: 'application/json', ...headers }
  const fields: Fields = { name, email, phone, address, letter, 'consent-talent-pool': 'on' }
  const answers = [
    await apply(portal, fields, asked),
    await apply(portal, { ...fields, cv: null, cvText: typed.cvText, opening: 'open' }, asked),
    await apply(portal, { ...fields, acknowledged: null }, asked),
    await write(portal, { name, email, message }, asked),
    await signUp(portal, { email }, asked),
    await press(portal, await linkTo(portal, email)),
    await askForLink(portal, { email }, asked),
  ]
  const cookie = await visit(portal, email)
  const recruiter = await signedIn(portal)
  const [cv] = await portal.rows('application_files')
  const application = (await portal.rows('applications')).find(({ id }) => id === cv!.application_id)
  const desk = `/desk/applications/${application!.id}/`
  answers.push(
    await look(portal, `/desk/openings/${jobSlug}/?q=${encodeURIComponent(name)}`, recruiter, headers),
    await look(portal, desk, recruiter, headers),
    await look(portal, `${desk}files/${cv!.id}/`, recruiter, headers),
    await send(portal, `/api${desk}notes`, recruiter, { note }),
    await act(
      portal,
      cookie,
      'correct',
      { what: String(application!.id), field: 'phone', value: phone },
      headers,
    ),
    await mine(portal, cookie),
    await askForExport(portal, cookie),
  )
  await sweepAt(portal, '2031-01-01T03:00:00Z', { aboveCeiling: true })
  return answers
}
