import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second on every machine we run on (`getconf CLK_TCK`). */
const msPerTick = 10

/** The processor time a process has used so far in user and kernel mode, in milliseconds (proc(5), `stat`). */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [userTicks, kernelTicks] = [fields[11], fields[12]].map(Number)
  return ((userTicks ?? 0) + (kernelTicks ?? 0)) * msPerTick
}
