import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { must } from './measure/must.ts'
import { builtSite } from './parts/site.ts'
import { countedOnce, type Figures, plain, type Suite } from './suite.ts'

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
/** What fits the first round trip of a new connection (ten packets, RFC 6928). */
const firstRoundTripBytes = 13_500

interface Page {
  path: string
  /** Page and style, what the browser needs before it draws; compressed. The sheet for paper is not waited for. */
  blockingBytes: number
  scriptBytes: number
  textBytes: number
  requests: number
}

interface World {
  pages: Page[]
  close(): Promise<void>
}

/** Every prerendered page against the bare words in it, both as brotli makes them at its best. */
export const pageBytes: Suite<World> = {
  name: 'page-bytes',
  rounds: countedOnce,
  async setup() {
    const { clientDir } = await builtSite()
    const files = readdirSync(clientDir, { recursive: true, encoding: 'utf8' }).filter(isForVisitors)
    const pages = files.filter((file) => file.endsWith('.html')).map((file) => weighed(clientDir, file))
    must(
      pages.length > 30 && pages.every(({ textBytes }) => textBytes > 100),
      'there are pages with words on them',
    )
    return { pages, close: async () => {} }
  },
  floor: async ({ pages }) => ({ textBytes: sum(pages.map(({ textBytes }) => textBytes)) }),
  async subject({ pages }): Promise<Figures> {
    const total = (page: Page) => page.blockingBytes + page.scriptBytes
    const hasForm = ({ path }: Page) => /\/(apply|contact)\//.test(path) && !path.includes('/sent/')
    const forms = pages.filter(hasForm)
    const others = pages.filter((page) => !hasForm(page))
    const over = (page: Page) => page.blockingBytes - 1.1 * page.textBytes
    return {
      pages: pages.length,
      overWithoutForm: most(others.map(over)),
      overWithForm: most(forms.map(over)),
      overGate: most(pages.map((page) => page.blockingBytes - 1.25 * page.textBytes)),
      heaviest: most(pages.map(total)),
      lightShare: pages.filter((page) => total(page) <= firstRoundTripBytes).length / pages.length,
      pageScript: most(others.map(({ scriptBytes }) => scriptBytes)),
      formScript: most(forms.map(({ scriptBytes }) => scriptBytes)),
      requests: most(others.map(({ requests }) => requests)),
    }
  },
  metrics: [
    plain('pages'),
    plain('overWithoutForm', 'bytes over 1.10 x text, no form'),
    plain('overWithForm', 'bytes over 1.10 x text, with a form'),
    plain('overGate', 'bytes over 1.25 x text, worst page'),
    plain('heaviest', 'bytes of the heaviest page'),
    plain('lightShare', 'share of pages up to 13.5 kB'),
    plain('pageScript', 'script bytes on pages without a form'),
    plain('formScript', 'script bytes on pages with a form'),
    plain('requests', 'requests of a page without a form'),
  ],
  gate: { 'bytes over 1.25 x text, worst page': { atMost: 5_000 } },
  ambition: {
    'bytes over 1.10 x text, no form': { atMost: 3_000 },
    'bytes over 1.10 x text, with a form': { atMost: 3_000 },
    'share of pages up to 13.5 kB': { atLeast: 0.95 },
    'script bytes on pages without a form': { atMost: 0 },
    'script bytes on pages with a form': { atMost: 5_000 },
    'requests of a page without a form': { atMost: 2 },
  },
}

/** The page that shows every part in every state is for those who design, and there only in a demo. */
const isForVisitors = (file: string) => !file.includes('/components/')

function weighed(folder: string, path: string): Page {
  const html = readFileSync(join(folder, path), 'utf8')
  const linked = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, address]) => readFileSync(join(folder, address!)))
  const styles = linked(/<link rel="stylesheet" href="([^"]+)">/g)
  const entries = linked(/<script[^>]+src="([^"]+)"/g)
  const scripts = [...entries, ...entries.flatMap((entry) => importedBy(entry, join(folder, '_astro')))]
  const pictures = [...html.matchAll(/<(?:img|iframe|source)\b[^>]*\bsrc/g)].length
  return {
    path,
    blockingBytes: sum([Buffer.from(html), ...styles].map(packed)),
    scriptBytes: sum(scripts.map(packed)) + sum(inlineScripts(html).map(packed)),
    textBytes: packed(Buffer.from(visibleText(html))),
    requests: 1 + styles.length + scripts.length + pictures,
  }
}

/** What a script of ours brings along: modules beside it. */
function importedBy(script: Buffer, folder: string): Buffer[] {
  const named = script.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)
  return [...named].map(([, name]) => readFileSync(join(folder, name!)))
}

/** Programs written into the page; data such as JSON-LD is none. */
function inlineScripts(html: string): Buffer[] {
  const inside = html.matchAll(
    /<script(?![^>]*\bsrc=)(?![^>]*application\/(?:ld\+)?json)[^>]*>([\s\S]*?)<\/script>/g,
  )
  return [...inside].map(([, text]) => Buffer.from(text!))
}

function visibleText(html: string): string {
  return html
    .replace(/<(head|script|style|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#?\w+;/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
}

const packed = (bytes: Buffer) => brotliCompressSync(bytes, quality).byteLength
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const most = (values: number[]) => Math.max(0, ...values)
