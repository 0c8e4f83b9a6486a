import { sealAddress } from '../../../functions/my-data/access.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { notesUnder } from '../../../functions/platform/secrets/notes.ts'
import { newKey } from '../../../functions/platform/secrets/one-time-keys.ts'
import { formWith } from '../apply/form.ts'
import { post } from '../measure/posting.ts'
import type { Stage } from '../parts/stage.ts'
import type { WorkerdProcess } from '../parts/workerd.ts'

/** Somebody inside their data, and how many files they have sent. */
export interface Visitor {
  cookie: string
  files: number
}

/** Sends so many applications with one CV each, and lets their sender in. */
export async function visitorWith(
  files: number,
  { stage, portal, cv, secret }: { stage: Stage; portal: WorkerdProcess; cv: Uint8Array; secret: string },
): Promise<Visitor> {
  const form = formWith(cv)
  const headers = {
    'content-type': form.contentType,
    accept: 'application/json',
    origin: 'http://portal.example',
    'sec-fetch-site': 'same-origin',
  }
  let sent = files * 1_000
  await post(files, 1, () => ({
    url: `${portal.url}/api/applications`,
    headers,
    body: form.body(sent++),
    answer: 201,
  }))
  await stage.untilQuiet()
  const email = `sender-of-${files}@post.example`
  await stage.rows(`update applications set email = '${email}' where email like 'applicant-%'`)
  return { cookie: `__Host-mine=${await openVisit(stage, email, secret)}`, files }
}

async function openVisit(stage: Stage, email: string, secret: string): Promise<string> {
  const { key, keyHash } = await newKey()
  const sealed = await sealAddress({ notes: notesUnder([secret]) }, keyHash, { email })
  const hash = await addressHashesUnder([secret])(email)
  await stage.rows(`insert into my_data_keys (id, opens, key_hash, asked_hash, address_hash, sealed_address, made_at)
    values ('${email}', 'visit', '${keyHash}', '', '${hash}', '${sealed}', ${Date.now()})`)
  return key
}
