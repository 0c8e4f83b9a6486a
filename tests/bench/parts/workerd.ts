import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** The modules of a Worker by name; the first is the entry. */
export type Modules = Readonly<Record<string, string>>

export interface WorkerdProcess {
  url: string
  port: number
  pid: number
  /** From the start of the process until it listened, in milliseconds. */
  listeningAfterMs: number
  close(): Promise<void>
}

/** Runs a Worker in bare workerd: no asset layer, no simulator, no proxy between. */
export async function startWorkerd(
  modules: Modules,
  vars: Record<string, string> = {},
  more: string[] = [],
): Promise<WorkerdProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-workerd-'))
  const config = join(folder, 'config.capnp')
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  writeFileSync(config, configuration(Object.keys(modules), vars))
  const startedAt = performance.now()
  const child = spawn('workerd', ['serve', '--control-fd=3', ...more, config], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const gone = once(child, 'exit')
  const port = await Promise.race([listeningPort(child.stdio[3] as Readable), gone.then(() => 0)])
  if (port === 0) throw new Error('workerd ended before it listened')
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    listeningAfterMs: performance.now() - startedAt,
    async close() {
      end()
      process.off('exit', end)
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}

async function listeningPort(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line) as { event: string; port: number }
    if (event === 'listen') return port
  }
  return 0
}

/** Only the loopback and private networks can be reached, which is where the stand-ins are. */
function configuration(modules: string[], vars: Record<string, string>): string {
  const module = (name: string) => `(name = ${quoted(name)}, esModule = embed ${quoted(name)})`
  const binding = ([name, text]: [string, string]) => `(name = ${quoted(name)}, text = ${quoted(text)})`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "portal", worker = .portal),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "portal")],
);
const portal :Workerd.Worker = (
  modules = [${modules.map(module).join(', ')}],
  compatibilityDate = "2026-10-01",
  bindings = [${Object.entries(vars).map(binding).join(', ')}],
);
`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
