import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser/find-browser.ts'

const [first, ...rest] = process.argv.slice(2)
const isProof = first === '--prove'
const forRunner = isProof ? rest : process.argv.slice(2)

installBrowser()
if (!isProof && forRunner.length === 0) must('npm', ['run', '--silent', 'check'])
must('playwright', ['test', '-c', 'tests/playwright.config.ts', ...forRunner], { PROVE: whichTests() })

/** What holds on every commit, the long proofs, or both, where somebody asks for a test by its name or its file. */
function whichTests(): '' | '1' | 'too' {
  if (isProof) return '1'
  return forRunner.length === 0 ? '' : 'too'
}

/** Chromium is installed only where there is none: Playwright's own first, then the system's package. */
function installBrowser() {
  if (findBrowser()) return
  spawnSync('playwright', ['install', '--with-deps', 'chromium-headless-shell'], { stdio: 'inherit' })
  if (findBrowser()) return
  spawnSync('apt-get', ['update'], { stdio: 'inherit' })
  must('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
}

function must(command: string, args: string[], env: Record<string, string> = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exit(status ?? 1)
}
