import { expect, test } from '@playwright/test'
import { readIssueFiles } from '../functions/local/content.ts'
import { issueLetter } from '../functions/newsletter/issues/letter.ts'
import { readerHere } from '../functions/newsletter/issues/reader.ts'
import { type Issue, readIssues } from '../functions/promises/issues/issues.ts'
import { readIssueText } from '../functions/promises/issues/texts.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { demoPromises, origin } from './portal/portal.ts'

const { site } = demoPromises()
const [demo] = readIssues(readIssueFiles())

/** The demo's issue with another text in every language. */
const issueWith = (markdown: string): Issue => {
  const blocks = readIssueText('content/newsletter/test/sv.md', markdown)
  return { ...demo!, texts: { sv: blocks, nb: blocks, en: blocks } }
}

for (const locale of locales) {
  const letter = issueLetter(demo!, locale, site, origin)

  test(`R-47 an issue says who sends it from where, why it came and how to leave, in ${locale}, as HTML and as text`, () => {
    const leave = `${origin}/${locale}/newsletter/unsubscribe/${readerHere}/`
    for (const part of [letter.html, letter.text]) {
      for (const line of ['Lärkspår Rekrytering AB', 'Snickarlyckan 4', '411 00 Göteborg', '559999-0001'])
        expect(part).toContain(line)
      expect(part).toContain(leave)
      expect(part).toContain(`${origin}/${locale}/privacy/newsletter/`)
      expect(part).toContain('hej@larkspar.example')
    }
    expect(letter.html).toContain(`<html lang="${locale}">`)
    expect(letter.html.match(/https?:\/\/[^"<]+/g)!.every((address) => address.startsWith(origin))).toBe(true)
  })

  test(`an issue is announced by its preheader, follows the reader’s dark scheme and loads nothing (${locale})`, () => {
    expect(letter.html.indexOf(demo!.preheader[locale])).toBeLessThan(letter.html.indexOf('<h1'))
    expect(letter.html).toContain('<meta name="color-scheme" content="light dark">')
    expect(letter.html).toContain('@media (prefers-color-scheme:dark)')
    expect(letter.html).not.toMatch(/<img|<script|<link|url\(|@import|src=/)
    expect(letter.html.length).toBeLessThan(100_000)
    for (const line of letter.html.split('\n')) expect(line.length).toBeLessThan(2_000)
  })

  test(`the plain text has the same words in the same order as the HTML (${locale})`, () => {
    const [, shown = ''] = letter.html.split('</h1>')
    const words = (text: string) => text.match(/\p{L}{3,}/gu) ?? []
    const unwritten = letter.text.replace(/\(?https?:\S+/g, '')
    const inText = words(unwritten.slice(unwritten.indexOf('====')))
    expect(words(shown.replace(/<[^>]+>/g, ' '))).toEqual(inText)
  })
}

test('what an issue may be written with comes out in both parts', () => {
  const letter = issueLetter(
    issueWith(
      '## Två\n\n### Tre\n\nEn *liten* **rad** & <\n\n1. ett  \nom\n2. två\n\n> Citat\n\n---\n\nRing [oss](tel:+4631)\\\neller https://larkspar.example/a?b=1&c=2',
    ),
    'sv',
    site,
    origin,
  )
  for (const piece of [
    '<h3',
    '<em>liten</em>',
    '<strong>rad</strong> &amp; &lt;',
    '<ol',
    '<blockquote',
    '<hr',
  ])
    expect(letter.html).toContain(piece)
  expect(letter.html).toContain('href="https://larkspar.example/a?b=1&amp;c=2"')
  expect(letter.text).toContain(
    'En liten rad & <\n\n1. ett\n  om\n2. två\n\n> Citat\n\n* * *\n\nRing oss (tel:+4631)',
  )
  expect(letter.text).toContain('\neller https://larkspar.example/a?b=1&c=2\n')
})

test('R-58 an issue with a value that nobody filled in, or without an address to leave at, is no letter', () => {
  const blank = (slug: string) => ({ ...demo!, slug, subject: { sv: 'Hej {name}', nb: 'Hei', en: 'Hello' } })
  expect(() => issueLetter(blank('one'), 'sv', site, origin)).toThrow(/one \(sv\) is not sent: \{name\}/)
  const unfilled = { ...demo!, texts: { ...demo!.texts, sv: [{ paragraph: ['Hej {förnamn}'] }] } }
  expect(() => issueLetter(unfilled, 'sv', site, origin)).toThrow(/\{förnamn\} in its html/)
})
