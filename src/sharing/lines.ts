/**
 * The text in at most so many lines that `fits` accepts, broken between words, a word too long for a line within it.
 * What does not find room ends in an ellipsis.
 */
export function linesOf(text: string, mostLines: number, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((word) => piecesOf(word, fits))) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= mostLines) return lines
  const kept = lines.slice(0, mostLines)
  return [...kept.slice(0, -1), shortened(kept.at(-1)!, fits)]
}

function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word]
  const pieces = ['']
  for (const letter of word) {
    if (fits(pieces.at(-1)! + letter)) pieces[pieces.length - 1] += letter
    else pieces.push(letter)
  }
  return pieces
}

function shortened(line: string, fits: (line: string) => boolean): string {
  let kept = line
  while (kept && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd()
  return `${kept}…`
}

/** The same number of lines as in the whole width, but as even as they can be: no word is left alone. */
export function balanced(widest: number, linesWithin: (most: number) => string[]): string[] {
  let lines = linesWithin(widest)
  for (let most = widest * 0.95; most > widest / 2; most -= widest * 0.05) {
    const narrower = linesWithin(most)
    const isSame = narrower.length === lines.length && narrower.join(' ') === lines.join(' ')
    if (!isSame) break
    lines = narrower
  }
  return lines
}
