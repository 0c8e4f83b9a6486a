import type { Locale } from '../promises/language/languages.ts'
import type { Clock, Pause } from './clock.ts'
import type { Database } from './database.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { ReadReport } from './mail/reports.ts'
import type { Limits } from './requests/limits.ts'
import type { NetworkHash } from './requests/networks.ts'
import type { AddressHash } from './secrets/address-hashes.ts'
import type { Fingerprint } from './secrets/fingerprints.ts'
import type { Notes } from './secrets/notes.ts'
import type { Signatures } from './secrets/signatures.ts'
import type { Addresses } from './secrets/signed-addresses.ts'

/** What the outside world gives one request or one cron run. */
export interface Platform {
  origin: string
  db: Database
  files: Files
  mail: Mail
  /** From whom letters come. */
  mailFrom: string
  readReport: ReadReport
  clock: Clock
  pause: Pause
  limits: Limits
  log: Log
  addresses: Addresses
  addressHash: AddressHash
  networkHash: NetworkHash
  fingerprint: Fingerprint
  notes: Notes
  signatures: Signatures
  /** Draws a page for one person from what it is handed; `page` is a file in `src/pages/drawn/[locale]/`. */
  render(locale: Locale, page: string, model: unknown, status: number): Promise<Response>
  /** A prerendered page as the asset layer has it, or 304 if the headers say that the browser has it too. */
  prerendered(path: string, headers: Headers): Promise<Response>
  /** Goes on after the answer: a speed-up, never a promise. */
  afterwards(work: () => Promise<unknown>): void
}
