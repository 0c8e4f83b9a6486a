import { tinyPng } from '../corpora/photos.ts'
import { apply, jobSlug } from './applying.ts'
import { look, send, signedIn } from './desk.ts'
import { demoPromises, openPortal, type TestPortal } from './portal.ts'
import { minutesLater } from './restoring.ts'

export const email = 'zelda.quist@post.example'
export const person = { name: 'Zelda Quist', email, phone: '070-174 06 05', address: 'Hemliga gatan 7' }
/** What would tell whose it is. */
export const telling = /zelda|quist|174 06 05|hemliga|jag\.png|mitt cv/i

/** A portal with openings that are read without names at first. */
export async function blindPortal(...slugs: string[]): Promise<TestPortal> {
  const promises = demoPromises()
  const openings = promises.openings.map((one) =>
    slugs.includes(one.slug) ? { ...one, firstReading: 'anonymous' as const } : one,
  )
  return openPortal({ promises: { ...promises, openings } })
}

/** Somebody applied to the opening that is read without names, with everything that can tell who it is. */
export async function applied(role: 'recruiter' | 'administrator' = 'recruiter') {
  const portal = await blindPortal(jobSlug)
  const photo = new File([tinyPng()], 'jag.png')
  await apply(portal, {
    ...person,
    photo,
    cvText: 'Zelda Quist, svetsare',
    letter: 'Hej! Jag heter Zelda, Zeldas svets.',
  })
  minutesLater(portal, 1)
  await apply(portal, { name: 'Anna Ek', email: 'anna@post.example' })
  const cookie = await signedIn(portal, role)
  const row = (await portal.rows('applications')).find(({ name }) => name === person.name)!
  const [id, reference] = [String(row.id), String(row.reference)]
  const text = async (path: string) => (await look(portal, path, cookie)).text()
  const decide = (to: string) =>
    send(portal, '/api/desk/applications/status', cookie, { what: id, opening: jobSlug, to })
  return { portal, cookie, id, reference, text, decide }
}
