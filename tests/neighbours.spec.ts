import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, test } from './portal/test.ts'
import { wholeLife } from './portal/whole-life.ts'

const asks = 'undici:request:create'

/** Where every request of this process goes while something is done. */
async function hostsAsked(during: () => Promise<unknown>): Promise<string[]> {
  const hosts = new Set<string>()
  const note = (message: unknown) => {
    const { request } = message as { request: { origin: string } }
    hosts.add(new URL(request.origin).host)
  }
  subscribe(asks, note)
  await during()
  unsubscribe(asks, note)
  return [...hosts].sort()
}

test('R-90 a whole life of personal data asks nobody but the database and the mail provider', async ({
  portal,
}) => {
  const ours = [portal.turso.url, portal.mailbox.url].map((url) => new URL(url).host)
  expect(await hostsAsked(() => wholeLife(portal))).toEqual(ours.sort())
})

test('R-90 a request to anybody else would be noticed', async ({ portal }) => {
  const url = new URL(portal.mailbox.url)
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  expect(await hostsAsked(() => fetch(url).catch(() => undefined))).toEqual([url.host])
})
