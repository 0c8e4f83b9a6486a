import { Buffer } from 'node:buffer'
import { Hono } from 'hono'
import * as v from 'valibot'
import { passkeys } from '../../../db/schema/staff.ts'
import { problemsIn } from '../../platform/forms/problems.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { justChanged, rowsOf } from '../../platform/statements.ts'
import type { Promises } from '../../promises/promises.ts'
import { mePage } from '../me-page.ts'
import type { RemovePasskeyModel } from '../models.ts'
import { endSessions } from '../sessions/open.ts'
import { challengeIn, newChallenge, useChallenge } from './challenges.ts'
import { type NewCredential, newCredential, type PasskeyProblem, passkeyName } from './form.ts'
import { freshly } from './freshly.ts'
import { optionsForNew } from './options.ts'
import { keepPasskey, passkeysOf, removePasskey } from './passkeys.ts'
import { tellOfPasskey } from './tell.ts'
import { madeAsAsked } from './verified.ts'

const adding = { lines: ['name'], texts: ['credential'], files: [] } as const
const removing = { lines: ['what'], texts: [], files: [] } as const
const sent = v.object({ name: passkeyName, credential: newCredential })

/** Somebody's own passkeys. Each that comes or goes ends their sessions everywhere else. */
export function ownPasskeys(promises: Promises) {
  return new Hono<House>()
    .post('/api/desk/passkeys/challenge', freshly, async (c) => {
      const { db, clock, origin } = c.get('platform')
      const member = c.get('member')
      const asked = { kind: 'new-passkey', askedHash: c.get('sessionId') } as const
      const { challenge, keep } = await newChallenge(asked, clock())
      const [, found] = await db.write([keep, passkeysOf(member.id)])
      const more = { site: promises.site, already: rowsOf(passkeys, found!) }
      return c.json(optionsForNew(member, { challenge, origin }, more))
    })
    .post('/api/desk/passkeys/add', freshly, async (c) => {
      const { fields } = await readForm(c.req.raw, adding)
      const read = v.safeParse(sent, fields)
      const problems: PasskeyProblem[] = problemsIn(read.issues)
      if (read.success && (await add(c, read.output, promises))) return c.redirect('/desk/me/#passkeys', 303)
      if (read.success) problems.push({ field: 'credential', message: 'passkeyNotAdded' })
      return mePage(c, promises, { values: { name: fields.name ?? '' }, problems })
    })
    .get('/desk/me/passkeys/:id/', freshly, async (c) => {
      const member = c.get('member')
      const [found] = await c.get('platform').db.read([passkeysOf(member.id)])
      const theirs = rowsOf(passkeys, found!)
      const passkey = theirs.find(({ id }) => id === c.req.param('id'))
      if (!passkey) return answerProblem(c, 'notFound', 404)
      const { id, name } = passkey
      const model: RemovePasskeyModel = { member, passkey: { id, name }, isLast: theirs.length === 1 }
      return c.get('platform').render(member.locale, 'desk/remove-passkey', model, 200)
    })
    .post('/api/desk/passkeys/remove', freshly, async (c) => {
      const { what } = (await readForm(c.req.raw, removing)).fields
      if (!what) throw new RefusedForm('malformed')
      const { id } = c.get('member')
      const platform = c.get('platform')
      const [removed] = await platform.db.write([
        removePasskey(id, what),
        ...(await tellOfPasskey(c, promises, 'removed')),
        endSessions(id, c.get('sessionId'), justChanged),
      ])
      platform.afterwards(() => deliverLetters(platform))
      return removed?.rowsAffected === 1
        ? c.redirect('/desk/me/#passkeys', 303)
        : answerProblem(c, 'notFound', 404)
    })
}

/** Keeps a passkey made as this session asked; false when it was not, or was made before. */
async function add(
  c: Visit,
  { name, credential }: { name: string; credential: NewCredential },
  promises: Promises,
) {
  const platform = c.get('platform')
  const { db, clock, origin } = platform
  const { id: staffId } = c.get('member')
  const askedHash = c.get('sessionId')
  const said = await challengeIn(credential.response.clientDataJSON)
  const made = said && (await madeAsAsked(credential, { challenge: said.challenge, origin }))
  if (!made) return false
  const row = {
    id: made.id,
    staffId,
    publicKey: Buffer.from(made.publicKey).toString('base64url'),
    counter: made.counter,
    transports: JSON.stringify(credential.response.transports),
    name,
    addedAt: clock().getTime(),
    lastUsedAt: null,
  }
  const [, kept] = await db.write([
    useChallenge(said.challengeHash, { kind: 'new-passkey', askedHash }, clock()),
    keepPasskey(row),
    ...(await tellOfPasskey(c, promises, 'added')),
    endSessions(staffId, askedHash, justChanged),
  ])
  platform.afterwards(() => deliverLetters(platform))
  return kept?.rowsAffected === 1
}
