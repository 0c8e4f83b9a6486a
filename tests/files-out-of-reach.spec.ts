import { createHash } from 'node:crypto'
import { maxCvBytes } from '../functions/applications/files/limits.ts'
import { joined, randomBytesOf } from './corpora/made-files.ts'
import { documentObjects } from './corpora/pdf-documents.ts'
import { pdf } from './corpora/pdf-maker.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply, smallPdf } from './portal/applying.ts'
import { filesOf } from './portal/bucket.ts'
import { look, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

/** Every address of the router with this in the place of what it asks for. */
function addressesWith({ app }: TestPortal, value: string): string[] {
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  return [...new Set(paths)].map((path) =>
    path.replace(/:locale(\{[^}]*\})?/, 'sv').replace(/:\w+(\{[^}]*\})?/g, value),
  )
}

test('R-33 no address gives a file away to who is not signed in, whatever names and numbers they know', async ({
  portal,
}) => {
  await apply(portal, { photo: new File([tinyPng()], 'jag.png') })
  const names = filesOf(portal)
  expect(names).toHaveLength(2)
  const [application] = await portal.rows('applications')
  const cv = (await portal.rows('application_files')).find(({ kind }) => kind === 'cv')
  const known = [names[0]!, names[0]!.split('/').at(-1)!, String(application!.id), String(cv!.id)]
  const atDesk = `/desk/applications/${application!.id}/files/${cv!.id}/`
  const everywhere = known.flatMap((value) => [
    ...addressesWith(portal, value),
    `/${value}`,
    `/files/${value}`,
  ])
  for (const path of [atDesk, `${atDesk}?as=download`, ...everywhere]) {
    const answer = await portal.app.request(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-type') ?? '', path).not.toMatch(/pdf|image|octet/)
    expect(bytes.includes(Buffer.from(smallPdf.slice(0, 60))), path).toBe(false)
    for (const name of names)
      expect(bytes.includes(Buffer.from(portal.objects.get(name)!.bytes)), path).toBe(false)
  }
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function pdfOf(bytes: number) {
  const stream = randomBytesOf(bytes - 2_000)
  const whole = pdf({ objects: documentObjects({ more: [{ number: 10, value: '<<>>', stream }] }) })
  return new Uint8Array(joined(whole, '\n'.repeat(bytes - whole.length)))
}

for (const [size, bytes] of [
  ['the smallest', smallPdf],
  ['one block of the cipher and a byte', pdfOf(65_537)],
  ['a scan of a megabyte', pdfOf(1_000_000)],
  ['one byte below the limit', pdfOf(maxCvBytes - 1)],
  ['the largest allowed', pdfOf(maxCvBytes)],
] as const)
  test(`R-34 a file comes out of storage byte for byte as it was sent (${size})`, async ({ portal }) => {
    await apply(portal, { cv: new File([bytes], 'cv.pdf', { type: 'application/pdf' }) })
    const [file] = await portal.rows('application_files')
    const address = `/desk/applications/${file!.application_id}/files/${file!.id}/?as=download`
    const saved = await look(portal, address, await signedIn(portal))
    expect(sha256(new Uint8Array(await saved.arrayBuffer()))).toBe(sha256(bytes))
    expect(
      Buffer.from(portal.objects.get(filesOf(portal)[0]!)!.bytes).includes(Buffer.from(bytes.slice(0, 40))),
    ).toBe(false)
  })
