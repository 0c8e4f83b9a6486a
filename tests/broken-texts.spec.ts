import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { problemIn, writeField } from './broken-content/spoiling.ts'
import { copyOfPortal } from './copy-of-portal.ts'

/** What an editor may write by mistake: the words that are there, those in their place, and what is said about it. */
const slips: [mistake: string, file: string, from: string, to: string, message: RegExp][] = [
  [
    'a period typed as text',
    'policies/recruitment/2026-11-01/sv.md',
    'raderas {rule:application}',
    'raderas efter två år',
    /^content\/policies\/recruitment\/2026-11-01\/sv\.md → "två år": is a period typed as text; quote its rule/,
  ],
  [
    'a sentence changed without a new version',
    'policies/privacy/2026-11-01/roles/applicant/en.md',
    'you',
    'You',
    /^content\/policies\/privacy\/2026-11-01\/facts\.json → hash: the texts, or the roles that are shown, have changed; .* new version/,
  ],
  [
    'a rule that does not exist',
    'policies/recruitment/2026-11-01/nb.md',
    '{rule:letters}',
    '{rule:mail}',
    /^content\/policies\/recruitment\/2026-11-01\/nb\.md → \{rule:mail\}: quotes a rule that content\/retention\.json does not have/,
  ],
  [
    'a consent whose period has changed',
    'retention.json',
    '"lastActivity",\n      "keepFor": "P2Y"',
    '"lastActivity",\n      "keepFor": "P3Y"',
    /^content\/purposes\.json → 1\.hashes\.sv: the words, or the period in them, have changed since version "2026-11-01"/,
  ],
  [
    'a sentence left for later',
    'openings/shore-power-technician/nb.md',
    '## ',
    '[WRITE: the work]\n## ',
    /^content\/openings\/shore-power-technician\/nb\.md → line \d+: is not written yet; in place of the brackets, write the work$/,
  ],
]

for (const [mistake, file, from, to, message] of slips) {
  test(`UX-64 ${mistake} is refused by file, place and remedy`, async () => {
    const problem = await problemIn((folder) => {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text).toContain(from)
      writeFileSync(join(folder, file), text.replace(from, to))
    })
    expect(problem.message).toMatch(message)
  })
}

test('UX-64 a broken file stops the build and the start with one sentence, and the last site stays whole', {
  tag: '@proof',
}, async () => {
  test.setTimeout(180_000)
  const copy = copyOfPortal()
  const lastPage = join(copy.folder, 'dist/client/sv/index.html')
  mkdirSync(dirname(lastPage), { recursive: true })
  writeFileSync(lastPage, 'the last page')
  writeField(join(copy.content, 'retention.json'), 'rules.0.keepFor', 'two years')
  const sentence =
    'content/retention.json → rules.0.keepFor: is "two years"; write a period longer than zero, such as "P2Y", "P6M", "P30D" or "PT24H"\n'
  for (const [command, ...args] of [
    ['astro', 'build'],
    ['node', 'functions/local/start.ts'],
  ] as const) {
    const { status, stderr } = spawnSync(command, args, {
      cwd: copy.folder,
      encoding: 'utf8',
      timeout: 120_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, DATA_DIR: join(copy.folder, '.data'), ASTRO_TELEMETRY_DISABLED: '1' },
    })
    expect([command, status, stderr]).toEqual([command, 1, sentence])
  }
  expect(readFileSync(lastPage, 'utf8')).toBe('the last page')
  expect(readdirSync(join(copy.folder, 'dist/client'), { recursive: true })).toHaveLength(2)
  copy.remove()
})
