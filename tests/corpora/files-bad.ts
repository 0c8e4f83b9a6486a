import { badArchives } from './files-bad-archives.ts'
import { badDocx } from './files-bad-docx.ts'
import { docxWithEntities } from './files-bad-entities.ts'
import { mislabelledFiles, truncatedFiles } from './files-bad-labels.ts'
import { brokenPdfs } from './files-bad-pdf.ts'
import { activePdfs, embeddingPdfs } from './files-bad-pdf-actions.ts'
import { encryptedPdfs, hiddenPdfs } from './files-bad-pdf-hidden.ts'
import type { BadFile } from './made-files.ts'

/** Over four hundred files that must be refused, made when they are asked for, by the requirement they belong to. */
export const badFiles = {
  'R-22': () => [...mislabelledFiles()],
  'R-23': () => [...truncatedFiles(), ...encryptedPdfs(), ...brokenPdfs()],
  'R-24': () => [...hiddenPdfs()],
  'R-25': () => [...activePdfs(), ...embeddingPdfs()],
  'R-26': () => [...badDocx()],
  'R-27': () => [...badArchives()],
  'R-28': () => [...docxWithEntities()],
} satisfies Record<string, () => BadFile[]>
