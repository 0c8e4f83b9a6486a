import { type Sharing, sharingPurpose } from '../../platform/held/sharing.ts'
import { keptIn } from '../../promises/language/held-words.ts'
import { answerShare, endShareAgain } from '../sharing/answer.ts'
import { readShare } from '../sharing/read.ts'

/** Saying in my data who outside may see an application: the same as behind the link in the letter. */
export const sharesOfApplications: Sharing = {
  purpose: sharingPurpose,
  idsIn: ({ rows }) =>
    rows.filter(({ table }) => table === 'application_shares').flatMap((row) => keptIn(row, 'id') ?? []),
  async answer({ share, answer, theirs }, promises, world) {
    const { id, now, today } = theirs
    const asked = await readShare(world.db, share, today)
    return asked !== null && answerShare(world, promises, asked, { answer, theirs: id, now, today })
  },
  endAgain: (share, { id, now }) => endShareAgain(share, id, now),
}
