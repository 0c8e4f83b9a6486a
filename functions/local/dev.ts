import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildSite, openPortal } from './portal.ts'
import { stopEverything } from './processes.ts'
import { surroundingsFrom } from './surroundings.ts'

const watched = ['content', 'src', 'functions', 'db']
const settleMs = 150

const say = (line: string) => process.stdout.write(`${line}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    await stopEverything()
    process.exit(0)
  })
}

const at = surroundingsFrom(process.env)
await buildSite(at)
const portal = await openPortal(at, process.env)
let isBuilding = false
let isStale = false
let settling: NodeJS.Timeout | undefined

for (const folder of watched) {
  watch(join(at.root, folder), { recursive: true }, () => {
    clearTimeout(settling)
    settling = setTimeout(renew, settleMs)
  })
}
say(`Ready on http://localhost:${at.port}; letters at http://localhost:${at.mailboxPort}`)
say(`Watching ${watched.join(', ')}: a saved file is on the page after a reload.`)

/** Builds what is there now; the portal keeps running as it was when a build fails. */
async function renew() {
  isStale = true
  if (isBuilding) return
  isBuilding = true
  while (isStale) {
    isStale = false
    try {
      await buildSite(at)
      await portal.renew()
      say('Built.')
    } catch (problem) {
      say(problem instanceof Error ? problem.message : String(problem))
    }
  }
  isBuilding = false
}
