import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second on every machine we run on (`getconf CLK_TCK`). */
const msPerTick = 10

/** The processor time a process has used so far in user and kernel mode, in milliseconds (proc(5), `stat`). */
export function processorMs(pid: number): number {
  const [userTicks, kernelTicks] = statOf(pid).slice(11, 13)
  return ((userTicks ?? 0) + (kernelTicks ?? 0)) * msPerTick
}

/** The same of the processes that it started and that have ended, and of those that they started. */
export function endedChildrenMs(pid: number): number {
  const [userTicks, kernelTicks] = statOf(pid).slice(13, 15)
  return ((userTicks ?? 0) + (kernelTicks ?? 0)) * msPerTick
}

function statOf(pid: number): number[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}
