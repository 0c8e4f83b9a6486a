import { readFileSync, writeFileSync } from 'node:fs'

/** Forgets how much memory a process has used at most (proc(5), `clear_refs`). */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most memory a process has held since then, in megabytes (proc(5), `VmHWM`). */
export function peakMb(pid: number): number {
  const kib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return (kib * 1_024) / 1_000_000
}
