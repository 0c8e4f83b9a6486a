import { test } from '@playwright/test'
import { buildSite } from '../../functions/local/portal.ts'
import { builtPortal } from './surroundings.ts'

test('the site and its Worker are built once for all browser tests', async () => {
  test.setTimeout(180_000)
  await buildSite(builtPortal)
})
