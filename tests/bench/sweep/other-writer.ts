import { createClient } from '@libsql/client/web'

const pauseBetweenMs = 5

/** Somebody else who writes one small row again and again; answers, when stopped, the longest wait in milliseconds. */
export function startWriting(url: string) {
  const client = createClient({ url })
  let isStopped = false
  let longestWaitMs = 0
  const writing = (async () => {
    while (!isStopped) {
      const startedAt = performance.now()
      await client.execute("insert into opening_ends values ('bench', '2026-11-01') on conflict do nothing")
      longestWaitMs = Math.max(longestWaitMs, performance.now() - startedAt)
      await new Promise((resolve) => setTimeout(resolve, pauseBetweenMs))
    }
  })()
  return async () => {
    isStopped = true
    await writing
    client.close()
    return longestWaitMs
  }
}
