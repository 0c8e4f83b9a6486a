import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from '@playwright/test'

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
const files = tracked.split('\n').filter((file) => existsSync(file))
const code = files.filter((file) => /\.(ts|tsx|astro|mjs|css)$/.test(file))
const wiring = [
  'functions/app.ts',
  'functions/desk.ts',
  'functions/worker.ts',
  'functions/holders.ts',
  'functions/personal-data.ts',
  'functions/scheduled.ts',
  'functions/terminal.ts',
]

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(file: string, text = readFileSync(file, 'utf8')): Import[] {
  const found = text.matchAll(
    /(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|import\s*\(?\s*'(\.[^']+)'/g,
  )
  return [...found].map(([, typed, named, bare]) => ({
    from: file,
    to: normalize(join(dirname(file), (named ?? bare)!)),
    typeOnly: Boolean(typed),
  }))
}

const roomOf = (file: string) => /^functions\/([^/]+)\//.exec(file)?.[1]

/** Why an import is against the rules of the house; null when it is not. */
function fault({ from, to, typeOnly }: Import): string | null {
  const say = (why: string) => `${from} → ${to}: ${why}`
  if (to.startsWith('tests/')) return from.startsWith('tests/') ? null : say('nothing imports tests')
  if (from.startsWith('tests/')) return null
  if (from.startsWith('content/')) return say('content imports nothing')
  if (from.startsWith('db/')) return /^(db|content)\//.test(to) ? null : say('db imports nothing of ours')
  if (from.startsWith('src/')) {
    const mayUse =
      /^(src|content)\//.test(to) || to.startsWith('functions/promises/') || /\/(form|limits)\.ts$/.test(to)
    return mayUse || typeOnly ? null : say('pages know promises and forms, of the rest only types')
  }
  if (from.startsWith('functions/')) return functionsFault({ from, to, typeOnly }, say)
  return null
}

function functionsFault({ from, to }: Import, say: (why: string) => string): string | null {
  if (to.startsWith('src/')) return say('functions know no pages')
  const room = roomOf(from)
  const target = roomOf(to)
  if (!room) return wiring.includes(from) ? null : say('not among the files that wire everything')
  if (to.startsWith('functions/') && !target) return say('only wiring knows the wiring')
  if (!target || target === room) return null
  if (room === 'promises') return say('promises know content alone')
  if (room === 'platform') return target === 'promises' ? null : say('the platform knows no capability')
  return ['platform', 'promises'].includes(target) ? null : say('a capability knows no other')
}

test('everyone imports only what the house allows', () => {
  expect(code.flatMap((file) => importsOf(file).map(fault)).filter(Boolean)).toEqual([])
})

test('a sideways or upward import is found', () => {
  const planted = [
    ['functions/health/routes.ts', "import { submit } from '../applications/submit.ts'"],
    ['functions/platform/log.ts', "import { sweep } from '../retention/sweep.ts'"],
    ['functions/promises/site.ts', "import { newId } from '../platform/ids.ts'"],
    ['src/pages/index.astro', "import { submit } from '../../functions/applications/submit.ts'"],
    ['db/schema.ts', "import { x } from '../functions/app.ts'"],
    ['functions/app.ts', "import { apply } from '../tests/portal/applying.ts'"],
  ]
  for (const [file, line] of planted) expect(importsOf(file!, line).map(fault), file).not.toEqual([null])
})

test('imports never run in a circle', () => {
  const graph = new Map(
    code.map((file) => [
      file,
      importsOf(file)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ to }) => to),
    ]),
  )
  const finished = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (finished.has(file) || path.includes(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    finished.add(file)
  }
  for (const file of code) visit(file, [])
  expect(circles).toEqual([])
})

test('no file is longer than two hundred lines', () => {
  const lengths = code
    .filter((file) => !file.endsWith('.css'))
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
  expect(lengths.filter(([, lines]) => lines > 201)).toEqual([])
})

test('R-89 nothing reaches around the guards we chose', () => {
  const forbidden: [RegExp, RegExp][] = [
    [/\bsql\.raw\(|\bsql\.identifier\(|\.transaction\(/, /^(functions|db|src)\//],
    [/innerHTML|set:html/, /^src\/(?!components\/(privacy\/PolicyText|job\/JobPosting))/],
    [/Date\.now\(|new Date\(\)/, /^functions\/(?!platform\/clock|local\/|terminal)/],
    [/\bas any\b|: any\b|@ts-ignore|@ts-expect-error/, /^(functions|db|src|tests)\//],
    [/contentSecurityPolicy\(/, /^functions\/(?!platform\/requests\/)/],
    [/\bTODO\b|\bFIXME\b|\.only\(|\.skip\(/, /^(functions|db|src)\//],
  ]
  const found = code.flatMap((file) =>
    forbidden
      .filter(([pattern, where]) => where.test(file) && pattern.test(readFileSync(file, 'utf8')))
      .map(([pattern]) => `${file}: ${pattern}`),
  )
  expect(found.filter((line) => !line.startsWith('tests/house'))).toEqual([])
})

test('no name owns nothing: no utils, helpers, common, service or manager', () => {
  expect(
    code.filter((file) =>
      /(^|\/)(utils?|helpers?|common|lib|misc|shared|services?|managers?)(\/|\.)/.test(file),
    ),
  ).toEqual([])
})

test('one file alone imports lucia, so that leaving it is one file', () => {
  const importing = files.filter(
    (file) => /^(functions|src|db)\//.test(file) && /from 'lucia'/.test(readFileSync(file, 'utf8')),
  )
  expect(importing).toEqual(['functions/staff/sessions/sessions.ts'])
})
