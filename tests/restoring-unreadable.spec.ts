import { toldAgain } from '../functions/holders.ts'
import type { Files } from '../functions/platform/files.ts'
import { followLedger } from '../functions/restoring/follow.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import { backUp, minutesLater, oneClick, putBack } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

/** A bucket in which one entry of the ledger is spoiled, and every other object comes only after a while. */
function spoiledBucket(files: Files, spoiled: string) {
  const underWay = new Set<string>()
  const get: Files['get'] = async (name) => {
    if (name === spoiled) return new TextEncoder().encode('{}')
    underWay.add(name)
    await new Promise((answered) => setTimeout(answered, 50))
    underWay.delete(name)
    return files.get(name)
  }
  return { files: { ...files, get }, underWay }
}

test('E5 once an entry of the ledger is said to be unreadable nothing is read any more, so that the bucket can be closed', async ({
  portal,
}) => {
  await write(portal, { email: owner, message: 'Away with it' })
  const { token } = await subscribe(portal, { email: 'reader@post.example' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  await oneClick(portal, token)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  const entries = [...restored.objects.keys()].filter((name) => name.startsWith('ledger/at/')).sort()
  expect(entries.length).toBeGreaterThan(1)
  const { files, underWay } = spoiledBucket(restored.platform().files, entries[0]!)
  const following = followLedger({ ...restored.platform(), files }, toldAgain(restored.promises))
  await expect(following).rejects.toThrow(`the ledger's entry "${entries[0]}" cannot be read`)
  expect([...underWay]).toEqual([])
  await restored.close()
})
