import { faultInDocx } from './docx/faults.ts'
import { cvExtensions, maxCvBytes, maxPhotoBytes, photoExtensions } from './limits.ts'
import { extensionOf } from './names.ts'
import { faultInPdf } from './pdf/faults.ts'
import { faultInJpeg, startsAsJpeg } from './photo/jpeg.ts'
import { faultInPng, startsAsPng } from './photo/png.ts'
import type { PhotoVerdict, Verdict } from './verdict.ts'

export { displayName } from './names.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

/**
 * The one gate for a CV: kept or refused, by what is in the file. The end of its name, its first bytes and
 * its structure must all say PDF or DOCX; what the browser calls it is not asked. Never throws, whatever
 * the bytes. It looks for what would run, fetch or hide; it is no virus scanner.
 */
export async function judgeCv(bytes: Uint8Array, fileName: string): Promise<Verdict> {
  const kind = cvExtensions.find((extension) => extension === extensionOf(fileName))
  if (bytes.length === 0) return { kept: false, reason: 'empty' }
  if (!kind) return { kept: false, reason: 'wrongKind' }
  if (bytes.length > maxCvBytes) return { kept: false, reason: 'tooLarge' }
  const reason = kind === 'pdf' ? await faultInPdf(bytes) : await faultInDocx(bytes)
  return reason ? { kept: false, reason } : { kept: true, kind, mediaType: mediaTypes[kind] }
}

/**
 * The gate for a photo: a JPEG or PNG that is whole and ends where its picture ends. A PNG called .jpg is
 * kept as the PNG it is, since phones rename freely.
 */
export function judgePhoto(bytes: Uint8Array, fileName: string): PhotoVerdict {
  const named = photoExtensions.some((extension) => extension === extensionOf(fileName))
  if (bytes.length === 0) return { kept: false, reason: 'empty' }
  if (!named) return { kept: false, reason: 'wrongKind' }
  if (bytes.length > maxPhotoBytes) return { kept: false, reason: 'tooLarge' }
  const kind = startsAsPng(bytes) ? 'png' : startsAsJpeg(bytes) ? 'jpeg' : undefined
  if (!kind) return { kept: false, reason: 'mislabelled' }
  const reason = kind === 'png' ? faultInPng(bytes) : faultInJpeg(bytes)
  return reason ? { kept: false, reason } : { kept: true, kind, mediaType: mediaTypes[kind] }
}
