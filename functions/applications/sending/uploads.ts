import type { MessageKey } from '../../platform/forms/fields.ts'
import { displayName, judgeCv, judgePhoto } from '../files/gate.ts'
import type { Problem } from '../form.ts'

/** A file that passed the gate and is to be sealed and kept. */
export interface Upload {
  kind: 'cv' | 'photo'
  bytes: Uint8Array<ArrayBuffer>
  displayName: string
  mediaType: string
}

/** Judges each file by what is in it; a refused one becomes a sentence at its field and is not looked at again. */
export async function judgedUploads(
  files: Record<string, File>,
): Promise<{ kept: Upload[]; problems: Problem[] }> {
  const kept: Upload[] = []
  const problems: Problem[] = []
  for (const kind of ['cv', 'photo'] as const) {
    const file = files[kind]
    if (!file) continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const verdict = kind === 'cv' ? await judgeCv(bytes, file.name) : judgePhoto(bytes, file.name)
    if (verdict.kept)
      kept.push({ kind, bytes, displayName: displayName(file.name), mediaType: verdict.mediaType })
    else problems.push({ field: kind, message: messageFor(kind, verdict.reason) })
  }
  return { kept, problems }
}

function messageFor(kind: 'cv' | 'photo', reason: string): MessageKey {
  return `${kind}${reason[0]!.toUpperCase()}${reason.slice(1)}` as MessageKey
}
