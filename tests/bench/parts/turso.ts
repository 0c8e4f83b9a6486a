import { type Forked, startForked } from './forked.ts'

export interface TursoProcess extends Pick<Forked<never>, 'url' | 'pid' | 'close'> {
  /** Pipelines answered so far. */
  requests(): Promise<number>
  /** Holds every later answer back this long. */
  delay(ms: number): Promise<void>
}

/** Starts the local Turso server on a file, in another process. */
export async function startTursoProcess(file: string): Promise<TursoProcess> {
  const server = await startForked<{ requests: number }>('turso-server.ts', file)
  return {
    ...server,
    requests: async () => (await server.ask({})).requests,
    delay: async (delayMs) => void (await server.ask({ delayMs })),
  }
}
