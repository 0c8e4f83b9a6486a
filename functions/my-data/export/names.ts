/** What no file system should be asked to make: folders and drives, its own signs, and what cannot be seen. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}<>:"|?*/\\]/gu

/**
 * Names for a zip that lead nowhere but into the folder it is opened in, and never twice to the same file, also where
 * upper and lower case are one (Windows, macOS).
 */
export function safeNames(): (folder: string, name: string) => string {
  const taken = new Set<string>()
  return (folder, name) => {
    const wanted = `${safe(folder)}/${safe(name)}`
    const free = numbered(wanted, (path) => !taken.has(sameAs(path)))
    taken.add(sameAs(free))
    return free
  }
}

function safe(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(unsafe, '-')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return cleaned || 'file'
}

/** 'F/CV.pdf', 'F/CV (2).pdf', … until one is free. */
function numbered(path: string, isFree: (path: string) => boolean): string {
  const [, stem, ending = ''] = /^(.+?)(\.[^./]+)?$/.exec(path)!
  let free = path
  for (let count = 2; !isFree(free); count++) free = `${stem} (${count})${ending}`
  return free
}

function sameAs(path: string): string {
  return path.toLowerCase()
}
