import type { MessageKey } from '../../platform/forms/fields.ts'
import { displayName, judgeCv, judgePhoto } from '../files/gate.ts'
import type { FileKind } from '../form.ts'

/** A file that passed the gate and is to be sealed and kept. */
export interface Upload {
  kind: FileKind
  bytes: Uint8Array<ArrayBuffer>
  displayName: string
  mediaType: string
}

/** Judges a file by what is in it; why it is refused becomes a sentence at its field. */
export async function judgedUpload(kind: FileKind, file: File): Promise<Upload | MessageKey> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const verdict = kind === 'cv' ? await judgeCv(bytes, file.name) : judgePhoto(bytes, file.name)
  if (!verdict.kept) return messageFor(kind, verdict.reason)
  return { kind, bytes, displayName: displayName(file.name), mediaType: verdict.mediaType }
}

function messageFor(kind: FileKind, reason: string): MessageKey {
  return `${kind}${reason[0]!.toUpperCase()}${reason.slice(1)}` as MessageKey
}
