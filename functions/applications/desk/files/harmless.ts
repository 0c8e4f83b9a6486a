import { harmless } from '../../../platform/requests/frames.ts'
import type { Visit } from '../../../platform/requests/house.ts'

/**
 * A file of somebody's as an answer: shown or saved under its name, and allowed to do nothing. What is saved is put in
 * a sandbox, too; what is shown is not, since the browser's own viewer of PDF files does not open in one.
 */
export function harmlessFile(
  c: Visit,
  { displayName, mediaType }: { displayName: string; mediaType: string },
  bytes: Uint8Array<ArrayBuffer>,
  download: boolean,
): Response {
  const name = encodeURIComponent(displayName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return c.body(bytes, 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`,
    ...harmless(download ? { sandbox: '' } : {}),
  })
}
