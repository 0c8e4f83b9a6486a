/** Unicode controls, formats (bidi marks, zero width, tags), lone surrogates, private and unassigned. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu
/** What a browser writes for CR, LF, a quote and NUL in the name of a multipart file. */
const escaped = /%(?:0[0ad]|22)/gi
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i
const longestRead = 2_000
const maxCodePoints = 120

/**
 * How a file's name ends: what follows its last dot, in lower case, or nothing.
 *
 * The last dot counts, so `cv.pdf.exe` is an `exe`. Space, dots and invisible characters around the name
 * do not: `CV.PDF ` is a `pdf`. A name with a NUL in it, real or written `%00`, ends as nothing at all:
 * programs disagree about where such a name stops.
 */
export function extensionOf(fileName: string): string {
  const end = fileName.slice(-longestRead)
  if (/\0|%00/.test(end)) return ''
  return (
    /\.([a-z0-9]{1,8})$/
      .exec(
        end
          .replace(unseen, '')
          .replace(/[\s.]+$/, '')
          .toLowerCase(),
      )
      ?.at(1) ?? ''
  )
}

/**
 * The name a person is shown and may save the file under: no folder, no control, bidi or zero-width
 * character, nothing a file system or a header reads as its own, at most 120 code points. The extension
 * stays; a name of which nothing is left becomes `file`.
 */
export function displayName(fileName: string): string {
  const last = fileName
    .slice(-longestRead)
    .replace(escaped, ' ')
    .replace(/^.*[/\\]/s, '')
  const shown = last
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(/[<>:"|?*;]/g, '-')
    .replace(/^[\s.~-]+|[\s.]+$/g, '')
  const extension = extensionOf(last)
  const stem = extension ? shown.slice(0, -(extension.length + 1)) : shown
  const ending = extension ? `.${extension}` : ''
  const short = [...stem]
    .slice(0, maxCodePoints - ending.length)
    .join('')
    .trimEnd()
  return (short === '' || reservedOnWindows.test(short) ? `file${short && `-${short}`}` : short) + ending
}
