import { dayInWords } from '../functions/promises/language/in-words.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { expect, test } from './portal/test.ts'
import { us, whoWrites, write } from './portal/writing.ts'

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '{{7*7}} #{7*7} <%= 1 %>',
  "Robert'); drop table contact_messages;--",
  '=HYPERLINK("https://evil.example","x")',
  '__proto__ constructor \\0 %0d%0aBcc: all@post.example',
  'عربي हिन्दी 👩‍👩‍👧‍👦 ǅ ﬁ',
]

for (const locale of locales) {
  test(`whoever wrote gets a letter with reference, day and how to take the consent back (${locale})`, async ({
    portal,
  }) => {
    const { reference } = await (await write(portal, { locale })).json()
    const [letter, ...others] = await portal.letters(whoWrites)
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      subject: wordsIn(locale).letters.contactReceipt.subject,
      replyTo: [us],
      html: expect.stringContaining(`<html lang="${locale}">`),
    })
    for (const part of [letter!.text, letter!.html]) {
      expect(part).toContain(reference)
      expect(part).toContain(dayInWords('2027-05-02', locale))
      expect(part).toContain(portal.promises.site.contact.answersWithin[locale])
      expect(part).toContain(wordsIn(locale).letters.contactReceipt.withdraw)
      expect(part).toContain(`http://portal.example/${locale}/my-data/`)
      expect(part).not.toMatch(/\{\w+\}/)
    }
  })
}

test('the receipt says nothing of what was written, so that nobody can have us send their words to others', async ({
  portal,
}) => {
  await write(portal, { name: 'Win at https://evil.example', message: 'Click https://evil.example now' })
  const [letter] = await portal.letters(whoWrites)
  expect(JSON.stringify(letter)).not.toMatch(/evil|Win at|Click/)
})

test('the organisation gets the message in its own language and answers by answering the letter, or at the desk', async ({
  portal,
  page,
}) => {
  const message = 'Hei!\n\nHar dere parkering?\n  – Iben'
  const { reference } = await (await write(portal, { locale: 'nb', message })).json()
  const [letter, ...others] = await portal.letters(us)
  expect(others).toEqual([])
  expect(letter).toMatchObject({
    to: [us],
    replyTo: [whoWrites],
    subject: `Nytt meddelande från webbplatsen: ${reference}`,
  })
  expect(letter!.text).toContain('> Hei!\n> \n> Har dere parkering?\n>   – Iben')
  expect(letter!.text).toContain('norskt bokmål')
  const [{ id } = { id: '' }] = await portal.rows('contact_messages')
  expect(letter!.text).toContain(`http://portal.example/desk/messages/${id}/`)
  expect(letter!.text).toContain('2\u00a0maj 2027')
  await page.setContent(letter!.html)
  expect(await page.locator('blockquote').innerText()).toBe(message)
})

test('R-18 an address somebody gives as a name is no link in the organisation’s letter', async ({
  portal,
}) => {
  await write(portal, { name: 'https://evil.example' })
  const [letter] = await portal.letters(us)
  for (const part of [letter!.text, letter!.html]) {
    expect(part).toContain('evil')
    expect(part).not.toMatch(/https:\/\/|evil\.example/)
  }
})

test('R-14 R-17 R-18 what is written is kept as it is, shown as text, and never becomes a header or a link', async ({
  portal,
  page,
}) => {
  for (const words of hostile) {
    const answer = await write(portal, { name: words, message: words })
    expect(answer.status, words).toBe(201)
  }
  const rows = await portal.rows('contact_messages')
  expect(rows.map(({ message }) => message)).toEqual(hostile.map((words) => words.normalize('NFC')))
  const letters = await portal.letters(us)
  expect(letters).toHaveLength(hostile.length)
  for (const [i, letter] of letters.toReversed().entries()) {
    expect([letter.headers, letter.replyTo, letter.to]).toEqual([{}, [whoWrites], [us]])
    expect(letter.subject).toMatch(/^Nytt meddelande från webbplatsen: [2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await page.setContent(letter.html)
    expect(await page.locator('blockquote').innerText()).toBe(hostile[i])
    expect(
      await page.locator('img, script, a:not([href^="http://portal.example/desk/messages/"])').count(),
    ).toBe(0)
  }
})

test('the letters are blanked once they are sent, the address for the answer too', async ({ portal }) => {
  await write(portal)
  await portal.letters()
  for (const row of await portal.rows('outbox'))
    expect(row).toMatchObject({
      state: 'sent',
      recipient: '',
      reply_to: null,
      subject: '',
      html: '',
      text: '',
    })
})
