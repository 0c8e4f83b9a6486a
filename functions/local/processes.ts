import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const quiet = { ASTRO_TELEMETRY_DISABLED: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false' }

export interface Running {
  child: ChildProcess
  output: () => string
  onLine(listen: (line: string) => void): void
  /** Ends the process and everything it started. */
  stop(): Promise<void>
}

const running = new Set<Running>()

/** Ends whatever is still running, when a start is broken off half way. */
export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop()))
}

/** Starts a program of ours in a process group of its own, its output kept aside for when it fails. */
export function start(
  command: string,
  args: string[],
  options: { cwd: string; env: Record<string, string | undefined> },
): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...quiet, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const one: Running = {
    child,
    output: () => said.join(''),
    onLine(listen) {
      if (child.stdout) createInterface({ input: child.stdout }).on('line', listen)
    },
    async stop() {
      if (child.exitCode === null && child.pid) endGroup(child.pid, 'SIGTERM')
      const late = setTimeout(() => child.pid && endGroup(child.pid, 'SIGKILL'), 3_000)
      await ended
      clearTimeout(late)
    },
  }
  running.add(one)
  ended.then(() => running.delete(one))
  return one
}

/** Runs a program to its end; throws with everything it said when it fails. */
export async function run(
  command: string,
  args: string[],
  options: { cwd: string; env: Record<string, string | undefined> },
): Promise<void> {
  const running = start(command, args, options)
  const code = await new Promise<number | null>((resolve, reject) => {
    running.child.once('exit', resolve)
    running.child.once('error', reject)
  })
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} failed:\n${running.output()}`)
}

function endGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}
