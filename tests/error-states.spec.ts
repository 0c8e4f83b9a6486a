import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { applicationForm } from '../functions/applications/form.ts'
import { detailNames, detailsOf } from '../functions/applications/roles/form.ts'
import { withdrawalForm } from '../functions/applications/withdrawing/form.ts'
import { contactForm } from '../functions/contact/form.ts'
import { linkForm } from '../functions/my-data/form.ts'
import { signUpForm } from '../functions/newsletter/form.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { roles } from '../functions/promises/openings/roles.ts'
import { triedForms } from './browser/errors/forms.ts'

const sentences = Object.keys(wordsIn('sv').errors)
/** What staff are told behind the guard of the desk is provoked by its own tests. */
const deskSpecs = readdirSync('tests')
  .filter((name) => /desk|passkeys/.test(name) && name.endsWith('.spec.ts'))
  .map((name) => readFileSync(`tests/${name}`, 'utf8'))
  .join('')
const { role, ...ofEveryJob } = applicationForm.entries
const ofAJob = Object.fromEntries(
  Object.entries(ofEveryJob).filter(([name]) => !detailNames.some((detail) => detail === name)),
)
const { 'leave-empty': _, ...askedInSignUp } = signUpForm.entries
const { 'leave-empty': _empty, ...askedForALink } = linkForm.entries
const schemas: Record<string, Record<string, unknown>> = {
  apply: ofAJob,
  contact: contactForm.entries,
  'my-data': askedForALink,
  newsletter: askedInSignUp,
  withdraw: withdrawalForm.entries,
  ...Object.fromEntries(
    roles.map((name) => [
      `open-${name}`,
      {
        ...ofAJob,
        role,
        ...Object.fromEntries(detailsOf[name].map((detail) => [detail, applicationForm.entries[detail]])),
      },
    ]),
  ),
}

/** Every sentence that a schema names for a field, wherever in it. */
function sentencesIn(part: unknown, seen = new Set<unknown>()): string[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return []
  seen.add(part)
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'message' && sentences.includes(value) ? [String(value)] : sentencesIn(value, seen),
  )
}

test('UX-32 every sentence that tells of an error is provoked in a browser; a new one needs a case of its own', () => {
  const provoked = triedForms.flatMap(({ wrongs }) => wrongs.map(({ message }) => message))
  // A program that leaves out the confirmation is told so; on the page the same sentence leads the question itself.
  const toProgramsAlone = ['withdrawalUnconfirmed']
  // Told behind the link in a letter, in tests/browser/newsletter.spec.ts, my-data.spec.ts and my-data-address.spec.ts.
  const behindALink = ['topicsMissing', 'emailOtherThanAsked', 'emailOtherThanBefore', 'emailSameAsNow']
  // Told when an application is soon erased, in tests/browser/keeping.spec.ts.
  const nearTheDay = ['keepBoxMissing']
  const told = [...provoked, ...toProgramsAlone, ...behindALink, ...nearTheDay]
  const atTheDesk = sentences.filter((sentence) => !told.includes(sentence))
  expect(atTheDesk.filter((sentence) => !deskSpecs.includes(`'${sentence}'`))).toEqual([])
  expect(told.filter((sentence) => !sentences.includes(sentence))).toEqual([])
})

test('UX-32 every sentence that a form’s own fields can give is provoked on that form', () => {
  expect(triedForms.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort())
  for (const { name, wrongs } of triedForms) {
    const provoked = wrongs.map(({ at, message }) => `${at}: ${message}`)
    const possible = Object.entries(schemas[name]!).flatMap(([field, schema]) =>
      sentencesIn(schema).map((message) => `${field}: ${message}`),
    )
    // An address alone is read by a rule of its own; what can be wrong with it is provoked above.
    if (name !== 'my-data') expect(possible.length, name).toBeGreaterThan(0)
    expect(
      possible.filter((one) => !provoked.includes(one)),
      name,
    ).toEqual([])
  }
})

/** What a person is asked to do, as the sentences say it. */
const asks = {
  sv: /\b(skriv|korta|kontrollera|välj|spara|kryssa|lämna|ta bort|gå|se|ladda|bekräfta|ange|berätta|skicka|försök|svara|anteckna|fyll i|läs|gör)\b/i,
  nb: /\b(skriv|kort|kontroller|velg|lagre|kryss|la|fjern|gå|se|last|bekreft|oppgi|fortell|send|sjekk|ta|prøv|svar|noter|fyll ut|les|gjør)\b/i,
  en: /\b(enter|shorten|check|choose|save|tick|leave|remove|go|see|reload|confirm|write|say|send|print|try|answer|note|fill in|read|make)\b/i,
}

for (const locale of locales) {
  test(`UX-32 every sentence that tells of an error says what to do, without codes or blame (${locale})`, () => {
    for (const [key, sentence] of Object.entries(wordsIn(locale).errors)) {
      expect(sentence, key).toMatch(asks[locale])
      expect(sentence, key).toMatch(/^\p{Lu}.*\.$/u)
      expect(sentence, key).not.toMatch(/ogiltig|ugyldig|invalid|illegal|felkod|feilkode|error|null/i)
    }
  })
}
