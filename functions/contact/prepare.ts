import { consentRecord } from '../platform/consents/record.ts'
import type { KnownBy } from '../platform/forms/fingerprint.ts'
import { newId, newReference } from '../platform/ids.ts'
import { queuedLetter } from '../platform/mail/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import { contactController } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { purposeFor } from '../promises/purposes/purposes.ts'
import { eraseBy, ruleFor } from '../promises/rules.ts'
import type { ContactForm } from './form.ts'
import { letterToUs, receiptLetter } from './letters.ts'
import type { MessageRows } from './messages.ts'

/** Makes every row of one message; they are kept later, in one batch. */
export async function prepareMessage(
  form: ContactForm,
  known: KnownBy,
  promises: Promises,
  { addressHash, clock, origin }: Pick<Platform, 'addressHash' | 'clock' | 'origin'>,
): Promise<MessageRows> {
  const now = clock()
  const { locale, name, email, message } = form
  const purpose = purposeFor(promises.purposes, 'contact')
  const controller = contactController(promises.site).id
  const startsOn = dayIn(promises.site.timeZone, now)
  const id = newId(now)
  const row = {
    id,
    reference: newReference(),
    controller,
    locale,
    name,
    email,
    message,
    submittedAt: now.getTime(),
    startsOn,
    eraseBy: eraseBy(ruleFor(promises.retention, purpose.rule), startsOn),
  }
  const letter = { subjectId: id, purpose: 'service' } as const
  const { contact } = promises.site
  return {
    message: row,
    consent: consentRecord(purpose, { subjectId: id, locale, controller }, now),
    letters: {
      receipt: await queuedLetter(
        {
          ...letter,
          id: newId(now),
          letter: 'contact-receipt',
          to: email,
          replyTo: contact.email,
          ...receiptLetter(promises, origin, row),
        },
        addressHash,
        now,
      ),
      toUs: await queuedLetter(
        {
          ...letter,
          id: newId(now),
          letter: 'contact-message',
          to: contact.email,
          replyTo: email,
          ...letterToUs(promises, origin, row),
        },
        addressHash,
        now,
      ),
    },
    form: { ...known, subjectId: id, sentAt: now.getTime() },
  }
}
