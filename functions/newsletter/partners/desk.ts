import type { ResultSet } from '@libsql/client/web'
import { gte, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import * as v from 'valibot'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { written } from '../../platform/forms/problems.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { make } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import { isLocale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { administrators } from '../desk/ground.ts'
import { enterContacts } from './enter.ts'
import { mostContacts, readLines, source, type WrongLine } from './lines.ts'
import { contactsFrom, listContacts } from './list.ts'
import type { ContactsModel } from './models.ts'
import { takingContactsAway } from './taking-away.ts'

const at = '/desk/newsletter/contacts/'
const shape = { lines: ['source', 'locale'], texts: ['contacts'], files: [] }

const counting = make
  .select({
    told: sql`count(*) filter (where ${subscriptions.untoldSince} is null)`.as('told'),
    untold: sql`count(${subscriptions.untoldSince})`.as('untold'),
  })
  .from(subscriptions)
  .where(gte(subscriptions.enteredAt, 0))

/** Contacts at partners, entered by administrators on legitimate interest (GDPR art. 6.1 f, 14). */
export function partnersDesk(promises: Promises) {
  return new Hono<House>()
    .get(at, administrators, async (c) => {
      const member = c.get('member')
      const { db, clock } = c.get('platform')
      const { timeZone } = promises.site
      const number = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
      const now = clock()
      const when = { now, today: dayIn(timeZone, now) }
      const [counted, ...found] = await db.write([counting, ...listContacts(member, number, when)])
      const values = { contacts: '', source: '', locale: member.locale }
      const list = contactsFrom(found, number, timeZone)
      if (number > list.pages) return c.redirect(`${at}?page=${list.pages}`, 302)
      return page(c, { values, problems: [], wrong: [], list }, counted)
    })
    .post(`/api${at.slice(0, -1)}`, administrators, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const { locale } = fields
      if (!isLocale(locale)) throw new RefusedForm('malformed')
      const values = { contacts: written(fields, 'contacts'), source: written(fields, 'source'), locale }
      const from = v.safeParse(source, fields.source)
      const { contacts, wrong } = readLines(values.contacts)
      const count = contacts.length + wrong.length
      const problems: ContactsModel['problems'] = [
        ...(count === 0 || count > mostContacts
          ? [{ field: 'contacts', message: 'contactsMissing' } as const]
          : atLines(wrong)),
        ...(from.success ? [] : [{ field: 'source', message: 'sourceMissing' } as const]),
      ]
      if (problems.length > 0 || !from.success) return page(c, { values, problems, wrong, list: null })
      const platform = c.get('platform')
      const entered = { member: c.get('member'), source: from.output, locale }
      const { inTheWay, found } = await enterContacts(contacts, entered, promises, platform, counting)
      if (inTheWay.length > 0)
        return page(c, { values, problems: atLines(inTheWay), wrong: inTheWay, list: null }, found)
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(`${at}?done=entered`, 303)
    })
    .route('/', takingContactsAway(promises))
}

function atLines(wrong: readonly WrongLine[]): ContactsModel['problems'] {
  return wrong.length > 0 ? [{ field: 'contacts', message: 'contactsWrong' }] : []
}

function doneOf(said: string | undefined): ContactsModel['done'] {
  return said === 'entered' || said === 'taken' ? said : null
}

async function page(
  c: Visit,
  said: Pick<ContactsModel, 'values' | 'problems' | 'wrong' | 'list'>,
  already: ResultSet | null = null,
): Promise<Response> {
  const { db, render } = c.get('platform')
  const member = c.get('member')
  const counted = already ?? (await db.read([counting]))[0]!
  const { told, untold } = counted.rows[0]!
  const counts = { told: Number(told), untold: Number(untold) }
  const model: ContactsModel = { member, ...counts, ...said, done: doneOf(c.req.query('done')) }
  return render(member.locale, 'desk/contacts', model, said.problems.length > 0 ? 422 : 200)
}
