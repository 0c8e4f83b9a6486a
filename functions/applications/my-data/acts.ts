import { applications } from '../../../db/schema.ts'
import { isNotGoing } from '../../platform/erasure/going.ts'
import type { Acts } from '../../platform/held/acts.ts'
import { make } from '../../platform/statements.ts'
import { applicationForm } from '../form.ts'
import { dialledFromAnywhere } from '../sending/phone.ts'
import { correctableAnswers } from './answers.ts'
import { keepingApplications } from './keep-longer.ts'
import { leavePool } from './leave-pool.ts'
import { sharesOfApplications } from './shares.ts'

const { name, phone, address, letter, cvText, locale } = applicationForm.entries
const contactDetails = { column: applications.contactRule }

/** What applicants may do with an application in my data. */
export const applicationActs: Acts = {
  kind: 'application',
  everyId: make.select({ id: applications.id }).from(applications).where(isNotGoing(applications.id)),
  withdraw: { purpose: 'talent-pool', erases: false, statements: leavePool },
  correct: {
    name: { column: applications.name, schema: name },
    phone: { column: applications.phone, schema: phone, while: contactDetails, kept: dialledFromAnywhere },
    address: { column: applications.address, schema: address, while: contactDetails },
    letter: { column: applications.letter, schema: letter },
    cvText: { column: applications.cvText, schema: cvText, while: { column: applications.cvText } },
    locale: { column: applications.locale, schema: locale },
    ...correctableAnswers,
  },
  keepLonger: keepingApplications,
  shares: sharesOfApplications,
}
