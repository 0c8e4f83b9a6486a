import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { locales } from '../functions/promises/language/languages.ts'
import { openWhenBuilt } from '../src/openings/when-built.ts'
import { picturesToShare } from '../src/sharing/pictures.ts'
import { demoPromises } from './portal/portal.ts'

type Hook = (said?: { config: { build: { client: URL } } }) => Promise<void>

/** Runs what a build runs of the pictures, into this folder. */
async function paintInto(folder: string): Promise<void> {
  const hooks = picturesToShare(demoPromises).hooks as unknown as Record<string, Hook>
  await hooks['astro:config:done']!({ config: { build: { client: pathToFileURL(`${folder}/`) } } })
  await hooks['astro:build:setup']!()
  await hooks['astro:build:done']!()
}

test('a build ends with a picture of the portal and of every open job in each language', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frist-pictures-'))
  await paintInto(folder)
  const painted = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const each = openWhenBuilt(demoPromises()).length + 1
  expect(painted.filter((file) => file.endsWith('.png'))).toHaveLength(each * locales.length)
  rmSync(folder, { recursive: true })
})

test('a picture that cannot be written ends the build', async () => {
  await expect(paintInto('/dev/null')).rejects.toThrow('/dev/null')
})
