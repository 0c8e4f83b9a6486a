import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtPortal } from './surroundings.ts'
import { expect, test } from './test.ts'

const serverDir = join(builtPortal.siteDir, 'server')
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('the built Worker has its entry, its crons and its bindings', () => {
  const config = JSON.parse(readFileSync(join(serverDir, 'wrangler.json'), 'utf8'))
  expect(config).toMatchObject({
    main: expect.stringMatching(/\.m?js$/),
    triggers: { crons: ['* * * * *', '17 * * * *'] },
    assets: {
      binding: 'ASSETS',
      not_found_handling: 'none',
      run_worker_first: expect.arrayContaining(['/*/jobs/*']),
    },
    r2_buckets: [{ binding: 'FILES', jurisdiction: 'eu' }],
    observability: { logs: { invocation_logs: false } },
  })
  expect(config.ratelimits).toEqual([expect.objectContaining({ name: 'FORM_POSTS' })])
  expect(config.kv_namespaces ?? []).toEqual([])
})

/** All files as one, as Wrangler counts what it uploads. */
function wholeWorker(): string {
  const code = filesUnder(serverDir).filter((file) => /\.m?js$/.test(file))
  return code.map((file) => readFileSync(file, 'utf8')).join('')
}

test('the whole Worker is within 512 KiB compressed', () => {
  const bytes = gzipSync(wholeWorker()).length
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(512 * 1024)
})

test('what packages bring and no request comes to is not in the Worker', () => {
  const worker = wholeWorker()
  const brought = [
    'invalid_union',
    'ctsProfileMatch',
    'MIICEjCCAZmg',
    'tcg-kp-AIK',
    'content-transfer-encoding',
  ]
  expect(brought.filter((what) => worker.includes(what))).toEqual([])
})

test('R-87 nothing of a developer’s machine is in what is deployed', () => {
  const files = filesUnder(builtPortal.siteDir)
  const kinds = new Set(files.map((file) => file.slice(file.lastIndexOf('.') + 1)))
  expect(
    [...kinds].filter(
      (kind) =>
        !/^(html|css|js|mjs|svg|png|txt|xml|json|atom|webp|avif|woff2|assetsignore)$|_headers$/.test(kind),
    ),
  ).toEqual([])
  const deployed = files.filter(
    (file) => /\.(m?js|html|css|json)$/.test(file) && !file.endsWith('wrangler.json'),
  )
  const telling = deployed.filter((file) =>
    /127\.0\.0\.1|re_local|re_test|\.dev\.vars|BEGIN [A-Z ]*PRIVATE KEY/.test(readFileSync(file, 'utf8')),
  )
  expect(telling).toEqual([])
})
