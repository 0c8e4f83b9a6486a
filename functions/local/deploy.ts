import { spawnSync } from 'node:child_process'
import { unstable_readConfig } from 'wrangler'
import { readContent } from './content.ts'

const config = 'dist/server/wrangler.json'
const { vars } = unstable_readConfig({ config: 'wrangler.toml' })
const origin = String(vars.PUBLIC_ORIGIN ?? '')

if (!origin.startsWith('https://') || origin.endsWith('.example')) {
  end(
    'Set PUBLIC_ORIGIN in wrangler.toml to the address your visitors will use, such as https://careers.your-name.se',
  )
}
if (!process.env.TURSO_DATABASE_URL || !process.env.TURSO_AUTH_TOKEN) {
  end('Set TURSO_DATABASE_URL and TURSO_AUTH_TOKEN in your shell: the migrations need them')
}
const { site } = readContent() as { site: { demo?: boolean } }
if (site.demo)
  end('content/site.json says "demo": true: this is an invented organisation. Make it yours first')
if (!process.argv.includes('--yes')) {
  end(
    `This migrates ${process.env.TURSO_DATABASE_URL} and publishes to ${origin}. Add --yes if you mean it: npm run deploy -- --yes`,
  )
}
must('astro', ['build'], { PUBLIC_ORIGIN: origin })
must('node', ['functions/local/migrate.ts', '--yes'])
must('wrangler', ['deploy', '--config', config])

function must(command: string, args: string[], env: Record<string, string> = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) end(`${command} ${args[0]} failed; nothing after it was done`)
}

function end(problem: string): never {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
