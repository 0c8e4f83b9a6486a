import { expect, test } from '@playwright/test'
import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import { openPortal } from './portal/portal.ts'
import { write } from './portal/writing.ts'

test('the ledger is written before anything is destroyed, and names nobody', async () => {
  let isDown = false
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        put: (name, bytes) => (isDown ? Promise.reject(new Error('down')) : platform.files.put(name, bytes)),
      },
    }),
  })
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  isDown = true
  expect((await erase(portal, cookie, { what: 'everything', confirm: 'on' })).status).toBe(500)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  isDown = false
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  const [name] = [...portal.objects.keys()].filter((key) => key.startsWith('ledger/'))
  expect(name).toBeDefined()
  await portal.close()
})

test('E1 E2 if the objects or the last rows cannot go now, it is out of sight, and the next run finishes it', async () => {
  for (const broken of ['remove', 'write'] as const) {
    let isDown = false
    const portal = await openPortal({
      outside: (platform) => ({
        ...platform,
        files: {
          ...platform.files,
          remove: (names) =>
            isDown && broken === 'remove' ? Promise.reject(new Error('down')) : platform.files.remove(names),
        },
        db: {
          ...platform.db,
          write(batch) {
            const isLast = batch.some((statement) =>
              /^delete from "applications"/.test(statement.toSQL().sql),
            )
            return isDown && broken === 'write' && isLast
              ? Promise.reject(new Error('down'))
              : platform.db.write(batch)
          },
        },
      }),
    })
    await apply(portal, { email: owner })
    const cookie = await visit(portal)
    isDown = true
    expect((await erase(portal, cookie, { what: 'everything', confirm: 'on' })).status).toBe(200)
    expect(await portal.rows('erasing')).toHaveLength(1)
    isDown = false
    await onTick(portal.platform(), portal.promises, { cron: 'sweep', at: portal.time.now })
    expect(await portal.rows('applications')).toEqual([])
    expect([...portal.objects.keys()].filter((key) => key.startsWith('cv/'))).toEqual([])
    expect((await portal.letters(owner)).filter(({ subject }) => /radera/i.test(subject))).toHaveLength(1)
    await portal.close()
  }
})
