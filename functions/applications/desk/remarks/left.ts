import {
  applicationDisclosures,
  applicationLabels,
  applicationLetters,
  applicationNotes,
  applicationRatings,
  applicationShares,
  applicationSteps,
} from '../../../../db/schema/desk.ts'

/**
 * What staff wrote about an application, and to whom they showed it: its person's to read as well (CJEU C-434/16,
 * C-154/21), and gone with it.
 */
export const leftByStaff = [
  applicationSteps,
  applicationNotes,
  applicationLetters,
  applicationRatings,
  applicationLabels,
  applicationShares,
  applicationDisclosures,
] as const
