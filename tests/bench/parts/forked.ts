import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Forked<Answer> {
  url: string
  pid: number
  ask(question: object): Promise<Answer>
  close(): Promise<void>
}

/** Starts a server of the bench's own as a process; its first message says where it listens. */
export async function startForked<Answer>(file: string, ...args: string[]): Promise<Forked<Answer>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args)
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return {
    url,
    pid: child.pid ?? 0,
    async ask(question) {
      child.send(question)
      const [answer] = (await once(child, 'message')) as [Answer]
      return answer
    },
    async close() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
