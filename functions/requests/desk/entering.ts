import { Hono } from 'hono'
import { requests } from '../../../db/schema/requests.ts'
import { knownBy } from '../../platform/forms/fingerprint.ts'
import { emailAddress } from '../../platform/mail/email-address.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { locales } from '../../promises/language/languages.ts'
import { enterOnce } from '../entering/enter-once.ts'
import { type Entry, type EntryFault, faultsInEntry } from '../entering/entry.ts'
import type { World } from '../world.ts'
import { allWritten, type Checked, check, dayIn, lineIn, oneOf, type Remedies, textIn } from './checking.ts'
import { entryForm } from './form.ts'
import type { NewRequestModel } from './models.ts'
import { type Ground, officers, worldAt } from './world.ts'

const shape = {
  lines: ['kind', 'way', 'received', 'name', 'email', 'phone', 'identity', 'locale', 'controller'],
  texts: ['address'],
  files: [],
} as const

const remedies: Remedies<EntryFault> = {
  noName: ['name', 'requestNameMissing'],
  notYet: ['received', 'requestDayToCome'],
  noWayToAnswer: ['email', 'requestNoWayToAnswer'],
}

/** Entering what came by mail, telephone, letter or in person. */
export function enteringAtDesk(ground: Ground) {
  return new Hono<House>()
    .get('/desk/requests/new/', officers, (c) => {
      const { today } = worldAt(c, ground)
      return page(
        c,
        today,
        { values: { received: today, locale: c.get('member').locale }, problems: [] },
        200,
      )
    })
    .post('/api/desk/requests', officers, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const world = worldAt(c, ground)
      const checked = checkEntry(fields, world)
      if (checked.outcome === 'toPutRight')
        return page(c, world.today, { values: allWritten(fields), problems: checked.problems }, 422)
      const platform = c.get('platform')
      const known = await knownBy({ form: checked.sound, key: undefined }, platform.fingerprint)
      const id = await enterOnce(checked.sound, known, world)
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(`/desk/requests/${id}/?done=entered`, 303)
    })
}

function checkEntry(fields: Record<string, string>, { promises, today }: World): Checked<Entry> {
  const { controllers } = promises.site
  const email = emailAddress(fields.email ?? '')
  const entry: Entry = {
    kind: oneOf(requests.kind.enumValues, fields.kind),
    way: oneOf(requests.way.enumValues, fields.way),
    receivedOn: dayIn(fields, 'received') ?? today,
    name: lineIn(fields, 'name') ?? '',
    email: email.outcome === 'address' ? email.address : lineIn(fields, 'email'),
    phone: lineIn(fields, 'phone'),
    address: textIn(fields, 'address'),
    identity: lineIn(fields, 'identity'),
    locale: oneOf(locales, fields.locale),
    controller: oneOf(
      controllers.map(({ id }) => id),
      fields.controller,
    ),
  }
  return check(fields, entryForm, entry, faultsInEntry(entry, today), remedies)
}

function page(
  c: Visit,
  today: string,
  form: Pick<NewRequestModel, 'values' | 'problems'>,
  status: 200 | 422,
): Promise<Response> {
  const member = c.get('member')
  const model: NewRequestModel = { member, today, ...form }
  return c.get('platform').render(member.locale, 'desk/request-new', model, status)
}
