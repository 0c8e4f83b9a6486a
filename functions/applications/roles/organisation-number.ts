export type OrganisationNumber = { outcome: 'number'; number: string } | { outcome: 'personal' | 'wrong' }

/**
 * An organisation number as its register writes it, known by its check digit: Sweden's ten digits (Luhn), Norway's nine
 * (modulus 11). `personal` for a Swedish sole trader's, which is that person's identity number: below 20 in its third
 * and fourth digits, where companies have at least 20.
 */
export function organisationNumber(typed: string): OrganisationNumber {
  const digits = typed.replace(/^NO|MVA$/gi, '').replace(/[\s.\u2011\u2013-]/g, '')
  if (/^(16)?\d{10}$/.test(digits)) return swedish(digits.slice(-10))
  if (/^(19|20)\d{10}$/.test(digits)) return { outcome: 'personal' }
  if (/^[89]\d{8}$/.test(digits) && remainderOf11(digits) === 0) {
    return { outcome: 'number', number: digits.replace(/(...)(?=.)/g, '$1 ') }
  }
  return { outcome: 'wrong' }
}

function swedish(digits: string): OrganisationNumber {
  if (luhnSum(digits) % 10 !== 0) return { outcome: 'wrong' }
  if (Number(digits.slice(2, 4)) < 20) return { outcome: 'personal' }
  return { outcome: 'number', number: `${digits.slice(0, 6)}-${digits.slice(6)}` }
}

function luhnSum(digits: string): number {
  const parts = [...digits].map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
  return parts.reduce((sum, part) => sum + (part > 9 ? part - 9 : part), 0)
}

function remainderOf11(digits: string): number {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 11
}
