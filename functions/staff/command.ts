import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { Database } from '../platform/database.ts'
import { email as emailField, name as nameField } from '../platform/forms/fields.ts'
import type { AddressHash } from '../platform/secrets/address-hashes.ts'
import { type Role, roles } from '../platform/staff/member.ts'
import { isLocale, locales } from '../promises/language/languages.ts'
import type { Promises } from '../promises/promises.ts'
import { addStaff } from './accounts/add.ts'
import { openingsFault } from './accounts/openings.ts'

const usage = `usage: npm run staff:add -- EMAIL --role ${roles.join('|')} [--name NAME] [--language ${locales.join('|')}] [--opening SLUG …] [--yes for a remote database]`

interface World {
  promises: Promises
  now: Date
  database: (saidYes: boolean) => Database
  addressHash: (saidYes: boolean) => AddressHash
}

/** Gives somebody an account at the desk, from the terminal; answers a sentence saying how they get in. */
export async function addStaffFromTerminal(args: string[], world: World): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      language: { type: 'string', default: locales[0] },
      opening: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const { promises, now } = world
  const [typed, ...more] = positionals
  const role = roles.find((one) => one === values.role)
  if (!typed || more.length > 0 || !role || !isLocale(values.language)) throw new Error(usage)
  const email = v.safeParse(emailField, typed)
  if (!email.success) throw new Error(`"${typed}" is no e-mail address`)
  const name = v.parse(nameField, values.name ?? typed)
  const member = { email: email.output, name, locale: values.language, role, openings: values.opening }
  requireOpenings(promises, role, values.opening)
  const platform = { db: world.database(values.yes), addressHash: world.addressHash(values.yes) }
  if (!(await addStaff(platform, member, { now, promises })))
    throw new Error(`${email.output} has an account already`)
  return `${email.output} can sign in as ${role} at /desk/sign-in/: they ask there for a link by e-mail.`
}

function requireOpenings(promises: Promises, role: Role, slugs: readonly string[]) {
  const fault = openingsFault(promises, role, slugs)
  if (fault === 'none')
    throw new Error(`a ${role} sees their own openings alone: name at least one with --opening SLUG`)
  if (fault) throw new Error(`there is no opening "${fault.unknown}"`)
}
