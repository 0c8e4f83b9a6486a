import { ContentProblem } from './problem.ts'

const mark = /\[WRITE: ([^\]]+)\]/

/** The mark of a text that somebody has yet to write; as long as it stands there, the portal is not built. */
export function stillToWrite(what: string): string {
  return `[WRITE: ${what}]`
}

/** What is still to be written in a text: '[WRITE: what the work is]' → 'what the work is'; null when it is whole. */
export function toBeWritten(text: string): string | null {
  return mark.exec(text)?.[1] ?? null
}

/** Throws ContentProblem for the first line of a file that is still to be written: nothing half done is published. */
export function requireFinished(file: string, text: string): void {
  for (const [at, line] of text.split('\n').entries()) {
    const what = toBeWritten(line)
    if (!what) continue
    throw new ContentProblem(
      file,
      `line ${at + 1}`,
      `is not written yet; in place of the brackets, write ${what}`,
    )
  }
}
