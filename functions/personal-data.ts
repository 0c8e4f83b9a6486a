import { poolMembers } from './applications/agreed.ts'
import { applicants } from './applications/concerned.ts'
import { applicationsDuty } from './applications/erasure/applications.ts'
import { contactDetailsDuty } from './applications/erasure/contact-details.ts'
import { writers } from './contact/concerned.ts'
import { contactDuty } from './contact/erasure.ts'
import { incidentsDuty } from './incidents/erasure.ts'
import { myDataDuty } from './my-data/erasure.ts'
import { readers } from './newsletter/concerned.ts'
import { mailingsDuty } from './newsletter/erasure/mailings.ts'
import { newsletterDuties } from './newsletter/erasure/newsletter.ts'
import { contactDuties } from './newsletter/partners/erasure.ts'
import { subscribers } from './newsletter/renewing/agreed.ts'
import type { Concerned } from './platform/concerned.ts'
import type { Agreed } from './platform/consents/asked-again.ts'
import { withdrawnConsentDuty } from './platform/consents/erasure.ts'
import type { ErasureDuty } from './platform/erasure/duty.ts'
import { sentFormsDuty } from './platform/forms/erasure.ts'
import { lettersDuty } from './platform/mail/erasure.ts'
import { storageChoice } from './promises/choice/kept.ts'
import type { Promises } from './promises/promises.ts'
import { requestsDuty } from './requests/erasure.ts'
import { staffDuties } from './staff/erasure.ts'
import { storageChoiceDuty } from './storage-choice/erasure.ts'

/**
 * Everything held about people, as the retention job meets it. Parts come before the whole they belong to, so that
 * a dry run counts exactly what the real run erases.
 */
export function erasureDuties(promises: Promises): ErasureDuty[] {
  const { openings, site } = promises
  return [
    lettersDuty,
    sentFormsDuty,
    myDataDuty,
    withdrawnConsentDuty,
    ...(site.capabilities.includes(storageChoice) ? [storageChoiceDuty] : []),
    contactDetailsDuty(openings),
    applicationsDuty(promises),
    contactDuty(promises),
    requestsDuty,
    ...staffDuties,
    incidentsDuty,
    ...(site.capabilities.includes('newsletter') ? [...newsletterDuties, mailingsDuty] : []),
    ...(site.capabilities.includes('partners') ? contactDuties : []),
  ]
}

/** The rules of what no row knows: the reaper lets go of files held for a form that was never sent, and of old notes of erasures. */
export const rulesWithoutRows = ['held-files', 'erasure-ledger']

/** Everybody with an address on file, as whoever tells of a changed policy meets them. */
export function everybodyConcerned({ site }: Promises): Concerned[] {
  return [applicants, writers, ...(site.capabilities.includes('newsletter') ? [readers] : [])]
}

/** Everybody whose yes something rests on that can wait for a new one. */
export function everybodyWhoAgreed({ site }: Promises): Agreed[] {
  return [poolMembers, ...(site.capabilities.includes('newsletter') ? [subscribers] : [])]
}
