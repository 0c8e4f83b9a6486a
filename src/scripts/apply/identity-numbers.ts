import type { ScriptWords } from '../../components/apply/script-words.ts'
import { remark } from './remarks.ts'

/** A warning, never a block, when what was written looks like a national identity number. */
export function warnOfIdentityNumbers(form: HTMLFormElement, words: ScriptWords): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('textarea, [type=text], [type=tel]')) {
    field.addEventListener('change', () =>
      remark(field, 'warning', hasIdentityNumber(field.value) ? words.nationalId : null),
    )
  }
}

/** Swedish personnummer and samordningsnummer, Norwegian fødselsnummer and D-nummer, by their check digits. */
export function hasIdentityNumber(text: string): boolean {
  const candidates = text.match(/(?<!\d)(?:\d{6}|\d{8})[-+ ]?\d{4,5}(?!\d)/g) ?? []
  return candidates
    .map((candidate) => candidate.replace(/\D/g, ''))
    .some((digits) => isSwedish(digits) || isNorwegian(digits))
}

function isSwedish(digits: string): boolean {
  if (digits.length !== 10 && digits.length !== 12) return false
  const [year, month, day, rest] = [0, 2, 4, 6].map((at) => digits.slice(-10).slice(at, at + 2))
  if (!year || !rest || !isDay(Number(month), Number(day) % 60)) return false
  const doubled = [...digits.slice(-10)].map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
  return doubled.reduce((sum, number) => sum + (number > 9 ? number - 9 : number), 0) % 10 === 0
}

function isNorwegian(digits: string): boolean {
  if (digits.length !== 11 || !isDay(Number(digits.slice(2, 4)), Number(digits.slice(0, 2)) % 40))
    return false
  const sumBy = (weights: number[]) =>
    weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)
  return (
    sumBy([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && sumBy([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  )
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
