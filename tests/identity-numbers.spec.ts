import { expect, test } from '@playwright/test'
import { hasIdentityNumber } from '../src/scripts/apply/identity-numbers.ts'

// Invented numbers with right check digits; the Norwegian ones are of people born in 1855.
const identityNumbers = {
  personnummer: ['121212-1212', '121212+1212', '1212121212', '19121212-1212', '191212121212'],
  samordningsnummer: ['121272-1219'],
  fødselsnummer: ['15015550187', '150155 50187'],
  'D-nummer': ['55015550170'],
}

for (const [kind, numbers] of Object.entries(identityNumbers)) {
  test(`R-13 a ${kind} in a text is noticed, so that the person can be warned`, () => {
    for (const number of numbers) {
      expect(hasIdentityNumber(`Jag heter Kim (${number}) och söker jobbet.`), number).toBe(true)
    }
  })
}

test('R-13 telephone numbers, days, organisation numbers and numbers with a wrong check digit give no warning', () => {
  const others = [
    '070-174 06 05',
    '+46 70 174 06 21',
    '0701740605',
    '2026-11-21',
    '20261121 0900',
    '559999-0001',
    '121212-1213',
    '55015550171',
    '121212-12129',
    '590 000–690 000',
    '',
  ]
  for (const text of others) expect(hasIdentityNumber(text), text).toBe(false)
})
