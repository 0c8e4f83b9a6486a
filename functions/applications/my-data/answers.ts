import { applications } from '../../../db/schema.ts'
import type { Correctable } from '../../platform/held/correcting.ts'
import { roles } from '../../promises/openings/roles.ts'
import { detailFields, detailsOf } from '../roles/form.ts'

/** What each role told besides, put right as it was asked: by its own form, and by whoever has that role. */
export const correctableAnswers: Readonly<Record<string, Correctable>> = Object.fromEntries(
  roles.flatMap((role) =>
    detailsOf[role].map((answer): [string, Correctable] => [
      answer,
      {
        column: applications.details,
        answer,
        schema: detailFields[answer],
        while: { column: applications.role, reads: role },
      },
    ]),
  ),
)
