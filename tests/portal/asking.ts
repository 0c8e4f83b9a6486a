import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readContent, readPolicyTexts } from '../../functions/local/content.ts'
import { readPolicies } from '../../functions/promises/policies/policies.ts'
import { requireHonestSentences } from '../../functions/promises/policies/sentences.ts'
import { ContentProblem } from '../../functions/promises/problem.ts'
import { type Promises, readPromises } from '../../functions/promises/promises.ts'
import { requireUnchangedWordings } from '../../functions/promises/purposes/purpose-hashes.ts'

const threefold = (words: string) => ({ sv: words, nb: words, en: words })

export const supplier = {
  id: 'utsikt',
  name: 'Utsikt Mätning AB',
  purpose: { sv: 'Räknar besök.', nb: 'Teller besøk.', en: 'Counts visits.' },
  seat: { sv: 'Sverige', nb: 'Sverige', en: 'Sweden' },
  storedIn: { sv: 'Inom EU.', nb: 'I EU.', en: 'Within the EU.' },
  safeguard: threefold('–'),
  privacyUrl: 'https://utsikt.example/privacy',
  agreementUrl: 'https://utsikt.example/agreement',
}

export const counter = {
  name: 'utsikt_*',
  purpose: {
    sv: 'Skiljer ett besök från ett annat, så att vi ser vilka annonser som läses.',
    nb: 'Skiller ett besøk fra et annet, slik at vi ser hvilke annonser som blir lest.',
    en: 'Tells one visit from another, so that we see which adverts are read.',
  },
  category: 'analytic',
  party: 'first',
  lifetime: 'P6M',
  processor: 'utsikt',
  script: 'https://utsikt.example/count.js',
}

export const memory = {
  name: 'senast.sedda',
  purpose: {
    sv: 'Minns vilka jobb du har tittat på.',
    nb: 'Husker hvilke stillinger du har sett på.',
    en: 'Remembers which jobs you have looked at.',
  },
  category: 'personal',
  party: 'first',
  lifetime: 'P1M',
}

/**
 * Lists a supplier and entries in a folder of content, and then does what the build asks for, one remedy after the
 * other, as an editor would: no more than pasting hashes is needed.
 */
export async function listForConsent(folder: string, entries: object[], builtOn: string): Promise<void> {
  change(folder, 'processors.json', (list: object[]) => [...list, supplier])
  change(folder, 'cookies.json', (list: object[]) => [...list, ...entries])
  for (let remedies = 0; remedies < 10; remedies++) {
    const problem = await problemIn(folder, builtOn)
    if (!problem) return
    follow(folder, problem)
  }
  throw new Error('the content is not whole after ten remedies')
}

/** The demo content with something that people must be asked about. */
export async function promisesThatAsk(
  entries: object[] = [counter, memory],
  builtOn = '2026-11-01',
): Promise<Promises> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-asking-'))
  try {
    cpSync(join(import.meta.dirname, '../../content'), folder, { recursive: true })
    await listForConsent(folder, entries, builtOn)
    return readPromises(readContent(folder), builtOn)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function problemIn(folder: string, builtOn: string): Promise<ContentProblem | null> {
  try {
    const raw = readContent(folder)
    const promises = readPromises(raw, builtOn)
    await requireUnchangedWordings(promises.purposes)
    const policies = readPolicies(raw.policies, promises.site, builtOn)
    await requireHonestSentences({ ...promises, policies, texts: readPolicyTexts(folder) })
    return null
  } catch (problem) {
    if (problem instanceof ContentProblem) return problem
    throw problem
  }
}

/** Writes what the remedy says is to be written: the hashes of a wording, or the hash of a policy's texts. */
function follow(folder: string, { file, field, remedy, message }: ContentProblem): void {
  const [, hashes] = /write (\{.*\})$/.exec(remedy) ?? []
  const [, hash] = /write "([0-9a-f]{64})"$/.exec(remedy) ?? []
  const path = file.replace(/^content\//, '')
  if (hashes) {
    const [, id] = /"(storage-\w+)"/.exec(remedy) ?? []
    change(folder, path, (list: { id: string }[]) =>
      list.map((one) => (one.id === id ? { ...one, hashes: JSON.parse(hashes) } : one)),
    )
  } else if (hash && field === 'hash') change(folder, path, (facts: object) => ({ ...facts, hash }))
  else throw new Error(`no remedy to follow: ${message}`)
}

function change<Table>(folder: string, path: string, how: (table: Table) => Table): void {
  const file = join(folder, path)
  writeFileSync(file, JSON.stringify(how(JSON.parse(readFileSync(file, 'utf8'))), null, 2))
}
