import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { findBrowser } from './browser/find-browser.ts'

const [first, ...rest] = process.argv.slice(2)
const isProof = first === '--prove'
const forRunner = isProof ? rest : process.argv.slice(2)
const isEverything = !isProof && forRunner.length === 0

installBrowser()
const [checked, tested] = await Promise.all([isEverything ? check() : 0, test()])
process.exit(checked || tested)

/** Chromium is installed only where there is none: Playwright's own first, then the system's package. */
function installBrowser() {
  if (findBrowser()) return
  spawnSync('playwright', ['install', '--with-deps', 'chromium-headless-shell'], { stdio: 'inherit' })
  if (findBrowser()) return
  spawnSync('apt-get', ['update'], { stdio: 'inherit' })
  for (const name of ['chromium-headless-shell', 'chromium']) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'inherit' })
    if (findBrowser()) return
  }
  process.exit(1)
}

/** Types, lint and format, looked at while the tests run; what is wrong is said as soon as it is known. */
async function check(): Promise<number> {
  const checking = spawn('npm', ['run', '--silent', 'check'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = codeOf(checking)
  const [said, complained] = await Promise.all([text(checking.stdout), text(checking.stderr)])
  const code = await ended
  process.stdout.write(code === 0 ? 'Types, lint and format are in order.\n' : `${said}${complained}`)
  return code
}

function test(): Promise<number> {
  const env = { ...process.env, PROVE: whichTests() }
  const args = ['test', '-c', 'tests/playwright.config.ts', ...forRunner]
  return codeOf(spawn('playwright', args, { stdio: 'inherit', env }))
}

/** What holds on every commit, the long proofs, or both, where somebody asks for a test by its name or its file. */
function whichTests(): '' | '1' | 'too' {
  if (isProof) return '1'
  return isEverything ? '' : 'too'
}

function codeOf(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
