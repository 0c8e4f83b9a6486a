import { contactMessages } from '../../../db/schema/contact.ts'
import type { Acts } from '../../platform/held/acts.ts'
import { make } from '../../platform/statements.ts'
import { contactForm } from '../form.ts'
import { takingBack } from '../withdrawal.ts'

const { name, message, locale } = contactForm.entries

/** What people may do with a message of theirs in my data. Without its consent it cannot be kept. */
export const messageActs: Acts = {
  kind: 'message',
  everyId: make.select({ id: contactMessages.id }).from(contactMessages),
  withdraw: {
    purpose: 'contact',
    erases: true,
    statements: ({ id, now }) => takingBack(id, { form: 'my-data', now }),
  },
  correct: {
    name: { column: contactMessages.name, schema: name },
    message: { column: contactMessages.message, schema: message },
    locale: { column: contactMessages.locale, schema: locale },
  },
}
