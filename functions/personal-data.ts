import { withdrawnConsentDuty } from './applications/consent-erasure.ts'
import { contactDetailsDuty } from './applications/contact-erasure.ts'
import { applicationsDuty } from './applications/erasure.ts'
import { sentFormsDuty } from './applications/form-erasure.ts'
import type { ErasureDuty } from './platform/erasure.ts'
import { lettersDuty } from './platform/letter-erasure.ts'
import type { Promises } from './promises/promises.ts'

/**
 * Everything held about people, as the retention job meets it. Parts come before the whole they belong to, so that
 * a dry run counts exactly what the real run erases.
 */
export function erasureDuties({ openings }: Promises): ErasureDuty[] {
  return [
    lettersDuty,
    sentFormsDuty,
    withdrawnConsentDuty,
    contactDetailsDuty(openings),
    applicationsDuty(openings),
  ]
}
