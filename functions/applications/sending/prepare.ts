import { consentRecord } from '../../platform/consents/record.ts'
import type { KnownBy } from '../../platform/forms/fingerprint.ts'
import { newId, newReference } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { receiptLetters } from '../letters.ts'
import { keptDetails } from '../roles/details.ts'
import { contactDetailsEraseBy, promiseOf, termsFor } from '../terms.ts'
import type { ArrivedFile } from './arrived-files.ts'
import type { Sound } from './check.ts'
import { dialledFromAnywhere } from './phone.ts'
import { putSealed } from './sealed-files.ts'
import type { Submission } from './submit.ts'

/** Seals and puts the files that are not held yet, and makes every row of one application; the rows are kept later, in one batch. */
export async function prepareSubmission(
  checked: Sound,
  known: KnownBy,
  promises: Promises,
  platform: Platform,
  now: Date,
): Promise<Submission> {
  const { opening, form } = checked
  const today = dayIn(promises.site.timeZone, now)
  const id = newId(now)
  const role = opening.kind === 'open' ? form.role : null
  const terms = termsFor(opening, promises.retention, today, {
    role,
    inTalentPool: form['consent-talent-pool'],
    contactDetails:
      form.phone !== '' || form.address !== '' || checked.files.some(({ kind }) => kind === 'photo'),
  })
  const files = await Promise.all(checked.files.map((file) => fileRow(file, id, platform, now)))
  const reference = newReference()
  const letters = await queuedReceipts(checked, { id, reference, promises, platform, now, terms })
  return {
    today,
    application: {
      id,
      reference,
      opening: opening.slug,
      controller: opening.controller,
      locale: form.locale,
      role,
      details: keptDetails(form),
      name: form.name,
      email: form.email,
      phone: form.phone ? await dialledFromAnywhere(form.phone, form.locale) : null,
      address: form.address || null,
      letter: form.letter || null,
      cvText: form.cvText || null,
      submittedAt: now.getTime(),
      lastActiveOn: today,
      ...terms,
    },
    files,
    consents: recordsFor(checked, promises, id, now),
    letters,
    form: { ...known, subjectId: id, sentAt: now.getTime() },
  }
}

/** A held file stays where it lies: the row is all that is new. */
async function fileRow(file: ArrivedFile, applicationId: string, platform: Platform, now: Date) {
  const sealed = 'token' in file ? file : await putSealed(file, file.kind, platform, now)
  return { id: newId(now), applicationId, ...sealed }
}

function recordsFor({ form, opening }: Sound, { purposes }: Promises, subjectId: string, now: Date) {
  const given = { subjectId, locale: form.locale, controller: opening.controller }
  const agreed = purposes.filter(
    ({ id }) => id === 'application-notice' || (id === 'talent-pool' && form['consent-talent-pool']),
  )
  return agreed.map((purpose) => consentRecord(purpose, given, now))
}

/** One of the two is kept, so they share an id. */
async function queuedReceipts(
  { form, opening, files }: Sound,
  made: {
    id: string
    reference: string
    promises: Promises
    platform: Platform
    now: Date
    terms: ReturnType<typeof termsFor>
  },
) {
  const { addresses, addressHash } = made.platform
  const token = await addresses.tokenFor('receipt', made.id)
  const facts = {
    locale: form.locale,
    reference: made.reference,
    receivedAt: made.now,
    fileNames: files.map(({ displayName }) => displayName),
    hasCvText: form.cvText !== '',
    ...promiseOf(made.terms),
    contactDetailsEraseBy: contactDetailsEraseBy(made.terms),
    talentPool: form['consent-talent-pool'],
    receiptAddress: `${made.platform.origin}/${form.locale}/applications/${token}/`,
    myDataAddress: `${made.platform.origin}/${form.locale}/my-data/`,
  }
  const about = {
    id: newId(made.now),
    subjectId: made.id,
    letter: 'application-receipt',
    purpose: 'service',
    to: form.email,
  } as const
  const { first, again } = receiptLetters(made.promises, opening, facts)
  return {
    first: await queuedLetter({ ...about, ...first }, addressHash, made.now),
    again: await queuedLetter({ ...about, ...again }, addressHash, made.now),
  }
}
