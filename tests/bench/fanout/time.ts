const bytesPerMb = 1_000_000

/**
 * A time in which waiting takes none, for measuring the work between the waits. Each wait notes how much memory is in
 * use; the growth is from the least of an early tenth to the least of the last.
 */
export function skippingTime() {
  let skippedMs = 0
  const heap: number[] = []
  return {
    clock: () => new Date(Date.now() + skippedMs),
    async pause(ms: number) {
      skippedMs += ms
      heap.push(process.memoryUsage().heapUsed)
    },
    heapGrowthMb() {
      const tenth = Math.ceil(heap.length / 10)
      const early = Math.min(...heap.slice(tenth, 3 * tenth))
      return Math.max(0, Math.min(...heap.slice(-2 * tenth)) - early) / bytesPerMb
    },
  }
}
