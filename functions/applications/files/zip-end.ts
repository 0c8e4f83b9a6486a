import { ascii, lastPlace } from './bytes.ts'

/** An end record may stand this far from the end: its own 22 bytes and a comment of 65 535 (APPNOTE 4.3.16). */
const reachBytes = 22 + 65_535
const endRecord = ascii('PK\x05\x06')

/** Whether a program that looks for a zip archive from the end of these bytes would find one. */
export function readsAsZip(bytes: Uint8Array): boolean {
  return lastPlace(bytes.subarray(-reachBytes), endRecord) !== -1
}
