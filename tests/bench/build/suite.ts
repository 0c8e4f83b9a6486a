import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyOfPortal } from '../../copy-of-portal.ts'
import { must } from '../measure/must.ts'
import { endedChildrenMs } from '../measure/processor-time.ts'
import { type Figures, plain, ratio, type Suite, type SuiteOptions } from '../suite.ts'
import { enlarge } from './large-content.ts'
import { asTemplate, type Template } from './templates.ts'

interface World {
  folder: string
  templates: Template[]
  /** Where the floor writes: over the same files every time, because a disk takes new ones at a pace of its own. */
  floorFolder: string
  close(): Promise<void>
}

/** Writing takes half a second, too short to trust once: the quickest of these is the least there is. */
const floorWritings = 7

/** `astro build` of 500 advertisements and 20 versions of a policy, against the same pages as template strings. */
export const build: Suite<World> = {
  name: 'build',
  rounds: ({ quick }: SuiteOptions) => (quick ? 1 : 7),
  async setup() {
    const { folder, content, remove } = copyOfPortal()
    await enlarge(content)
    builtIn(folder)
    const client = join(folder, 'dist/client')
    const templates = pagesIn(client).map((path) =>
      asTemplate(path, readFileSync(join(client, path), 'utf8')),
    )
    must(templates.length > 3_000, 'every advertisement has its pages in every language')
    const floorFolder = mkdtempSync(join(tmpdir(), 'frist-templates-'))
    write(templates, floorFolder)
    must(pagesIn(floorFolder).length === templates.length, 'every page is written')
    return {
      folder,
      templates,
      floorFolder,
      async close() {
        remove()
        rmSync(floorFolder, { recursive: true })
      },
    }
  },
  async floor({ templates, floorFolder }) {
    const writings = Array.from({ length: floorWritings }, () => write(templates, floorFolder))
    return { cpuMsPerPage: Math.min(...writings) / templates.length }
  },
  async subject({ folder, templates }): Promise<Figures> {
    rmSync(join(folder, 'dist'), { recursive: true })
    const { wallMs, cpuMs, drawingMs } = builtIn(folder)
    const pages = pagesIn(join(folder, 'dist/client')).length
    must(pages === templates.length, 'every page is built every time')
    return {
      pages,
      msPerPage: wallMs / pages,
      cpuMsPerPage: cpuMs / pages,
      drawingMsPerPage: drawingMs / pages,
    }
  },
  metrics: [
    plain('pages'),
    plain('msPerPage', 'a page, ms'),
    plain('cpuMsPerPage', 'a page, ms of CPU'),
    plain('drawingMsPerPage', 'a page, ms, without bundling'),
    ratio('cpuMsPerPage', 'CPU of a page, to template strings'),
  ],
  gate: { 'a page, ms of CPU': { atMost: 12 } },
  ambition: { 'a page, ms': { atMost: 5 } },
}

/** Draws and writes every page: the processor time it took, in milliseconds. */
function write(templates: readonly Template[], folder: string): number {
  const before = process.cpuUsage()
  for (const { path, draw, page } of templates) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), draw(page))
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Builds once, with its bundles: what it took, and how much of that was drawing and writing pages. */
function builtIn(folder: string) {
  const cpuBefore = endedChildrenMs(process.pid)
  const startedAt = performance.now()
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', SITE_DIR: undefined }
  const { status, stdout, stderr } = spawnSync('astro', ['build'], {
    cwd: folder,
    encoding: 'utf8',
    env,
    maxBuffer: 50_000_000,
  })
  must(status === 0, `the build ends well: ${stderr}`)
  const wallMs = performance.now() - startedAt
  return { wallMs, drawingMs: drawingMs(stdout), cpuMs: endedChildrenMs(process.pid) - cpuBefore }
}

/** As Astro says it below the pages it has drawn: '✓ Completed in 12.73s.' or 'in 335ms.' */
function drawingMs(said: string): number {
  const [, amount, unit] = /prerendering static routes[\s\S]*?✓ Completed in ([\d.]+)(ms|s)/.exec(said) ?? []
  must(amount !== undefined, 'Astro says how long drawing took')
  return Number(amount) * (unit === 's' ? 1_000 : 1)
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
}
