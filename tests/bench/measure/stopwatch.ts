/** Starts a clock; asking it answers the wall and processor milliseconds of this process since then. */
export function processorUse() {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  return () => {
    const used = process.cpuUsage(before)
    return { wallMs: performance.now() - startedAt, cpuMs: (used.user + used.system) / 1_000 }
  }
}
