import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { seal } from '../functions/platform/secrets/sealing.ts'
import { apply, smallPdf } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'

interface Told {
  files: { name: string; path: string | null; state: string }[]
}

const megabyte = 1_000_000

test('a file that is gone, or cannot be opened, is named in the download; the rest is there', async ({
  portal,
}) => {
  await apply(portal, { email: owner, cv: new File([smallPdf], 'gone.pdf') })
  await apply(portal, { email: owner, cv: new File([smallPdf], 'broken.pdf'), letter: 'two' })
  await apply(portal, { email: owner, cv: new File([smallPdf], 'whole.pdf'), letter: 'three' })
  portal.objects.delete(await objectOf(portal, 'gone.pdf'))
  portal.objects.get(await objectOf(portal, 'broken.pdf'))!.bytes[0]! ^= 1
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  const { files }: Told = JSON.parse(textOf(zip['my-data.json']))
  const [whole] = Object.keys(zip).filter((name) => name.endsWith('.pdf'))
  expect(files.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toMatchObject([
    { name: 'broken.pdf', path: null, state: 'unreadable' },
    { name: 'gone.pdf', path: null, state: 'missing' },
    { name: 'whole.pdf', path: whole, state: 'included' },
  ])
  expect(whole).toMatch(/\/whole\.pdf$/)
  const html = textOf(zip['my-data.html'])
  expect(html).toContain('gone.pdf är inte med: vi hittade den inte')
  expect(html).toContain('broken.pdf är inte med: vi kunde inte öppna den')
})

test('D1 a download that dies half way breaks off, and what came is no whole zip', async () => {
  const portal = await portalWhoseBucketFails({ from: 2 })
  for (const letter of ['one', 'two', 'three']) await apply(portal, { email: owner, letter })
  const answer = await askForExport(portal, await visit(portal))
  expect(answer.status).toBe(200)
  const came: Buffer[] = []
  await expect(
    (async () => {
      for await (const piece of answer.body!) came.push(Buffer.from(piece))
    })(),
  ).rejects.toThrow('the bucket is away')
  expect(came.length).toBeGreaterThan(0)
  expect(Buffer.concat(came).includes('PK\x05\x06')).toBe(false)
  expect(portal.log.filter(({ event }) => event === 'export broke off')).toMatchObject([{ error: 'Error' }])
  expect(JSON.stringify(portal.log)).not.toContain(owner)
  await portal.close()
})

test('D1 what fails before anything was sent is said on a page, and no file is offered', async () => {
  const portal = await portalWhoseBucketFails({ from: 1 })
  await apply(portal, { email: owner })
  const answer = await askForExport(portal, await visit(portal), { Accept: 'text/html' })
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-disposition')).toBeNull()
  expect((await answer.json()).model.kind).toBe('internal')
  await portal.close()
})

test('R-62 names in the download lead nowhere, and no file takes the place of another', async ({
  portal,
}) => {
  const names = [
    'CV.pdf',
    'cv.PDF',
    '../../etc/passwd',
    'C:\\evil\u202e\0.exe',
    '..',
    'CV.pdf',
    '~/.bashrc',
    '   ',
  ]
  await apply(portal, { email: owner })
  const [application] = await portal.rows('applications')
  const [file] = await portal.rows('application_files')
  for (const [at, name] of names.entries()) await addFile(portal, `f${at}`, name, String(file!.object_name))
  const reference = String(application!.reference)
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  const paths = Object.keys(zip).filter((name) => name.includes('/'))
  expect(paths).toHaveLength(names.length + 1)
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
  for (const path of paths) {
    expect(path).toMatch(new RegExp(`^${reference}/[^/\\\\:*?"<>|\\p{C}]+$`, 'u'))
    expect(path).not.toMatch(/\/\.|[. ]$/)
  }
  for (const name of ['CV.pdf', 'cv (2).PDF', 'CV (3).pdf']) expect(paths).toContain(`${reference}/${name}`)
})

test('a hundred megabytes of files are sent one at a time: memory stays flat, and nobody runs ahead of the reader', {
  tag: '@proof',
}, async () => {
  const files = 20
  const sealed = await seal(new Uint8Array(5 * megabyte))
  const asked = { files: 0 }
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        get: async () => {
          asked.files++
          return sealed.bytes.slice()
        },
      },
    }),
  })
  await apply(portal, { email: owner, cv: null, cvText: 'Ten years at sea.' })
  for (let at = 0; at < files; at++) await addFile(portal, `f${at}`, `${at}.pdf`, `x${at}`, sealed.key)
  const answer = await askForExport(portal, await visit(portal))
  const before = memoryInUse()
  let [bytes, most] = [0, 0]
  for await (const piece of answer.body!) {
    bytes += piece.byteLength
    expect(asked.files).toBeLessThanOrEqual(Math.floor(bytes / (5 * megabyte)) + 1)
    if (piece.byteLength > megabyte) most = Math.max(most, memoryInUse() - before)
  }
  expect(bytes).toBeGreaterThan(100 * megabyte)
  expect(most).toBeLessThan(25 * megabyte)
  await portal.close()
})

test('a reader who goes away stops the download: no more files are opened', async () => {
  const asked = { files: 0 }
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        get: (name) => {
          asked.files++
          return platform.files.get(name)
        },
      },
    }),
  })
  for (const letter of ['one', 'two', 'three', 'four']) await apply(portal, { email: owner, letter })
  const answer = await askForExport(portal, await visit(portal))
  const reader = answer.body!.getReader()
  await reader.read()
  await reader.cancel()
  expect(asked.files).toBe(1)
  await portal.close()
})

async function objectOf(portal: TestPortal, name: string): Promise<string> {
  const row = (await portal.rows('application_files')).find(({ display_name }) => display_name === name)
  return String(row!.object_name)
}

/** One more file of the only application there is, whatever its name. */
async function addFile(portal: TestPortal, id: string, name: string, objectName: string, key?: string) {
  const [application] = await portal.rows('applications')
  const [known] = await portal.rows('application_files')
  const sealingKey = key ?? String(known!.sealing_key)
  if (portal.objects.has(objectName))
    portal.objects.set(`${objectName}-${id}`, portal.objects.get(objectName)!)
  await portal.client.execute({
    sql: `insert into application_files (id, application_id, kind, object_name, sealing_key, display_name, media_type, bytes)
      values (?, ?, 'cv', ?, ?, ?, 'application/pdf', 5)`,
    args: [id, String(application!.id), `${objectName}-${id}`, sealingKey, name],
  })
}

/** The bucket answers until the given file is asked for. */
function portalWhoseBucketFails({ from }: { from: number }): Promise<TestPortal> {
  let asked = 0
  return openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        get: async (name) => {
          if (++asked >= from) throw new Error('the bucket is away')
          return platform.files.get(name)
        },
      },
    }),
  })
}

/** What is in use once everything that can be let go is. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
