import { goodDocx } from './files-good-docx.ts'
import { goodByHand } from './files-good-pdf.ts'
import { goodAtTheEdge } from './files-good-pdf-edge.ts'
import { goodFromPdfLib } from './files-good-pdf-lib.ts'
import type { GoodFile } from './made-files.ts'

/** Over two hundred CVs, one at a time: by a library, by hand, as PDF and as DOCX. */
export async function* goodFiles(): AsyncGenerator<GoodFile> {
  yield* goodFromPdfLib()
  yield* goodByHand()
  yield* goodAtTheEdge()
  yield* goodDocx()
}
