import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyOfPortal } from '../../copy-of-portal.ts'

const port = Number(process.env.TEST_PORT ?? 18_100) + 95
const origin = `http://localhost:${port}`

test('npm run dev shows what was saved, keeps the last page when a file is broken, and Ctrl-C leaves nothing behind', async () => {
  test.setTimeout(300_000)
  const copy = copyOfPortal()
  const dev = spawn('node', ['functions/local/dev.ts'], {
    cwd: copy.folder,
    env: {
      ...process.env,
      PORT: String(port),
      MAILBOX_PORT: String(port + 1),
      TURSO_PORT: String(port + 2),
      DATA_DIR: join(copy.folder, '.data'),
    },
  })
  let said = ''
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (chunk) => (said += chunk))
  const hears = (words: string) => expect.poll(() => said, { timeout: 120_000 }).toContain(words)
  const page = async (path: string) => (await fetch(origin + path)).text()
  const save = (path: string, from: string, to: string) => {
    const file = join(copy.content, path)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
  try {
    await hears(`Ready on ${origin}`)
    expect(await page('/en/privacy/processors/')).toContain('Resend (Plus Five Five, Inc.)')
    save('processors.json', 'Resend (Plus Five Five, Inc.)', 'Postduva AB')
    await hears('Built.')
    expect(await page('/en/privacy/processors/')).toContain('Postduva AB')
    save('processors.json', '"https://resend.com/legal/dpa"', '"resend.com"')
    await hears(
      'content/processors.json → 2.agreementUrl: is "resend.com"; write an address that begins with',
    )
    expect(await page('/en/privacy/processors/')).toContain('Postduva AB')
    const wrong = new FormData()
    wrong.set('opening', 'shore-power-technician')
    wrong.set('locale', 'en')
    const answer = await fetch(`${origin}/api/applications`, {
      method: 'POST',
      body: wrong,
      headers: { origin },
    })
    expect(answer.status).toBe(422)
  } finally {
    dev.kill('SIGINT')
    await once(dev, 'exit')
  }
  for (const open of [port, port + 1, port + 2])
    await expect(fetch(`http://127.0.0.1:${open}/`)).rejects.toThrow('fetch failed')
  copy.remove()
})
