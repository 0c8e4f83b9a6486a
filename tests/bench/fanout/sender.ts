import { sendOnce } from './sending.ts'

/** A sender as a process of its own, made to be killed; `later` is how far its clock is ahead: `sender.ts DB PROVIDER LATER`. */
const [tursoUrl = '', providerUrl = '', later = '0'] = process.argv.slice(2)
const time = {
  clock: () => new Date(Date.now() + Number(later)),
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}
await sendOnce({ tursoUrl, providerUrl }, time)
process.exit(0)
