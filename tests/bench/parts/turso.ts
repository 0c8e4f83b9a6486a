import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface TursoProcess {
  url: string
  pid: number
  /** Pipelines answered so far. */
  requests(): Promise<number>
  /** Holds every later answer back this long. */
  delay(ms: number): Promise<void>
  close(): Promise<void>
}

/** Starts the local Turso server on a file, in another process. */
export async function startTursoProcess(file: string): Promise<TursoProcess> {
  const child = fork(fileURLToPath(new URL('turso-server.ts', import.meta.url)), [file])
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  const ask = async (question: { delayMs?: number }) => {
    child.send(question)
    const [answer] = (await once(child, 'message')) as [{ requests: number }]
    return answer.requests
  }
  return {
    url,
    pid: child.pid ?? 0,
    requests: () => ask({}),
    delay: async (delayMs) => void (await ask({ delayMs })),
    async close() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
