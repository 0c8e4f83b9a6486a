import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { holders, toldAgain } from '../../functions/holders.ts'
import { eraseAtTheirWord } from '../../functions/my-data/erasing/erase.ts'
import { readParts } from '../../functions/my-data/mine/read.ts'
import { newId } from '../../functions/platform/ids.ts'
import { queuedLetter } from '../../functions/platform/mail/outbox.ts'
import { restoreDatabase } from '../../functions/restoring/command.ts'
import { apply } from '../portal/applying.ts'
import type { TestPortal } from '../portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from '../portal/restoring.ts'
import { expect, test } from '../portal/test.ts'
import { write } from '../portal/writing.ts'

const people = 1_000
const emailOf = (i: number) => `kanarie${i}@post.example`

/** Erases everything as my data does once its owner has confirmed it. */
async function erase(portal: TestPortal, email: string): Promise<void> {
  const platform = portal.platform()
  const person = { email, addressHash: await platform.addressHash(email) }
  const view = { locale: 'sv', today: '2026-11-02', promises: portal.promises } as const
  const { parts } = await readParts(platform.db, holders, person, view)
  const id = newId(portal.time.now)
  const drawn = { to: email, replyTo: null, subject: 'Gone', html: '<p>Gone</p>', text: 'Gone' }
  const about = { id, subjectId: id, letter: 'my-data-erased', purpose: 'service' } as const
  const letter = await queuedLetter({ ...drawn, ...about }, platform.addressHash, portal.time.now)
  const order = {
    person,
    what: 'everything',
    parts,
    letter,
    told: [],
    now: portal.time.now,
    today: '2026-11-02',
  } as const
  await eraseAtTheirWord(platform, order)
}

test('E5 G-7 R-68 I10 of a thousand erased after the copy was made nobody comes back, and a scan of every byte finds nothing', async ({
  portal,
}) => {
  for (let i = 0; i < people; i++)
    await (i % 2
      ? apply(portal, { email: emailOf(i) })
      : write(portal, { email: emailOf(i), message: `Hej ${i}` }))
  await write(portal, { email: 'other@post.example' })
  await portal.letters()
  minutesLater(portal, 1)
  const copy = backUp(portal)
  for (let i = 0; i < people; i++) await erase(portal, emailOf(i))
  minutesLater(portal, 10)
  const database = join(dirname(copy), 'restored.db')
  const { addressHash, files, notes, clock, log } = portal.platform()
  const said = await restoreDatabase([copy], {
    ...{ database, migrations: 'db/migrations', ports: [], addressHash, notes, clock, log },
    again: toldAgain(portal.promises),
    openBucket: async () => ({ files, close: async () => {} }),
  })
  expect(said).toContain(`Things erased again: ${people};`)
  expect(readFileSync(database).includes('kanarie')).toBe(false)
  const restored = await putBack(portal, database)
  await tick(restored)
  expect(await restored.rows('applications')).toEqual([])
  expect((await restored.rows('contact_messages')).map(({ email }) => email)).toEqual(['other@post.example'])
  expect((await restored.letters()).filter(({ to }) => /kanarie/.test(String(to)))).toEqual([])
  await restored.close()
})
