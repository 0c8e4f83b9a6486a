import type { applicationFiles, applications, consents } from '../../../db/schema.ts'
import { newObjectName } from '../../../functions/platform/files.ts'
import { newId, newReference } from '../../../functions/platform/ids.ts'
import { addPeriod, type Day } from '../../../functions/promises/calendar/calendar.ts'

const dayBeforeFirst = '2026-11-01'
export const letter = 'Jag söker tjänsten för att jag vill bygga laddning i hamnar. '.repeat(4)

/** The day on which the applications of a day, counted from the first, come in. */
export function dayOf(index: number): Day {
  return addPeriod(dayBeforeFirst, `P${index + 1}D`)
}

/** The day they are erased. */
export function eraseByOf(index: number): Day {
  return addPeriod(dayOf(index), 'P2Y')
}

export function applicationOf(
  id: string,
  index: number,
  number: number,
  now: Date,
): typeof applications.$inferInsert {
  return {
    id,
    reference: newReference(),
    opening: 'shore-power-technician',
    controller: 'c',
    locale: 'sv',
    name: 'Åsa Öberg',
    email: `p${index}.${number}@post.example`,
    letter,
    submittedAt: now.getTime(),
    lastActiveOn: dayOf(index),
    rule: 'application',
    baseStartsOn: dayOf(index),
    baseEraseBy: eraseByOf(index),
    toldAheadOf: eraseByOf(index),
  }
}

export function fileOf(applicationId: string, now: Date): typeof applicationFiles.$inferInsert {
  return {
    id: newId(now),
    applicationId,
    kind: 'cv',
    objectName: newObjectName('cv', now),
    sealingKey: 'k'.repeat(59),
    displayName: 'cv.pdf',
    mediaType: 'application/pdf',
    bytes: 180_000,
  }
}

export function consentOf(
  subjectId: string,
  event: 'acknowledged' | 'given',
  now: Date,
): typeof consents.$inferInsert {
  return {
    id: newId(now),
    subjectId,
    purpose: event === 'given' ? 'talent-pool' : 'application-notice',
    event,
    textHash: 'h'.repeat(64),
    version: '2026-11-01',
    locale: 'sv',
    form: 'application',
    controller: 'c',
    retention: 'P2Y',
    withdrawAt: 'privacy@portal.example',
    recordedAt: now.getTime(),
  }
}
