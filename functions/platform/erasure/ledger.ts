import * as v from 'valibot'
import { sha256Hex } from '../encoding.ts'
import type { Files } from '../files.ts'
import type { AddressHash } from '../secrets/address-hashes.ts'
import { type Confirmed, confirmed, entry, type LedgerEntry, type Suppressed } from './ledger-entries.ts'

export const ledgerPrefix = 'ledger/'
/** Names under it begin with an instant in thirteen digits, so that the bucket lists them in the order of time. */
export const entriesPrefix = `${ledgerPrefix}at/`
const confirmedPrefix = `${ledgerPrefix}confirmed/`

/**
 * Writes an entry into the bucket, where no restored database can lose it: an erasure before anything is destroyed, all
 * else before it is answered that it is done. The name follows from the entry, so that a repeat adds nothing.
 */
export async function writeToLedger(files: Pick<Files, 'put'>, entry: LedgerEntry): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(entry))
  const digest = (await sha256Hex(bytes)).slice(0, 32)
  const name = `${entriesPrefix}${String(entry.at).padStart(13, '0')}-${digest}`
  await files.put(name, bytes)
  return name
}

/** Writes down that everything of an address goes at its owner's word, or the things with these ids. */
export async function noteErasure(
  { files, addressHash: hashOf }: { files: Pick<Files, 'put'>; addressHash: AddressHash },
  { addressHash, what, now }: { addressHash: string; what: 'everything' | readonly string[]; now: Date },
): Promise<string> {
  const things = what === 'everything' ? what : await Promise.all(what.map(hashOf))
  return writeToLedger(files, { kind: 'erased', addressHash, things, at: now.getTime() })
}

/** When the entry of this name was written down, in milliseconds since 1970. */
export function instantIn(name: string): number {
  return Number(name.slice(entriesPrefix.length, entriesPrefix.length + 13))
}

/** Throws when the entry is gone, or is none: a ledger with holes cannot be followed. */
export async function readLedgerEntry(files: Pick<Files, 'get'>, name: string): Promise<LedgerEntry> {
  const bytes = await files.get(name)
  const read = bytes && v.safeParse(entry, parsed(bytes))
  if (!read?.success) throw new UnreadableEntry(`the ledger's entry "${name}" cannot be read`)
  return read.output
}

/** An entry of the ledger that is not as we write them; the message names the object. */
export class UnreadableEntry extends Error {
  override name = 'UnreadableEntry'
}

/** Notes the newest confirmation of an address; one object an address. */
export async function noteConfirmed(files: Pick<Files, 'put'>, one: Confirmed): Promise<void> {
  await files.put(`${confirmedPrefix}${one.addressHash}`, new TextEncoder().encode(JSON.stringify(one)))
}

/** Whether the owner of the address has asked for the newsletter and confirmed it since that instant. */
export async function hasConfirmedSince(
  files: Pick<Files, 'get'>,
  { addressHash, at }: Pick<Suppressed, 'addressHash' | 'at'>,
): Promise<boolean> {
  const bytes = await files.get(`${confirmedPrefix}${addressHash}`)
  const read = bytes && v.safeParse(confirmed, parsed(bytes))
  return Boolean(read?.success && read.output.at >= at)
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
