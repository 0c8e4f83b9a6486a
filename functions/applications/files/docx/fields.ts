import { decoded } from './xml.ts'

const fieldPiece = /<(?:\w+:)?(fldChar|fldSimple|instrText|delInstrText)\b([^>]*)>([^<]*)/g
const commandStart = /^[\s"'\\]*DDE(AUTO)?\b/i

/**
 * Whether a field of a Word text starts another program (DDE and DDEAUTO, ISO/IEC 29500-1, 17.16.5). The
 * instruction may be cut in pieces over several runs, so the pieces of a field are put together first.
 */
export function startsProgram(text: string): boolean {
  const instructions: string[] = ['']
  for (const [, piece, attributes = '', words = ''] of text.matchAll(fieldPiece)) {
    if (piece === 'fldSimple') instructions.push(/\binstr\s*=\s*["']([^<]*)/.exec(attributes)?.[1] ?? '', '')
    else if (piece === 'fldChar') instructions.push('')
    else instructions.push(instructions.pop()! + words)
  }
  return instructions.some((instruction) => commandStart.test(decoded(instruction) ?? instruction))
}
