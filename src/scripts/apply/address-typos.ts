import type { ScriptWords } from '../../components/apply/script-words.ts'
import { remark } from './remarks.ts'

/** Where most people in the Nordics have their mail, and what could be taken for a slip in it. */
const known = [
  'gmail.com',
  'hotmail.com',
  'hotmail.se',
  'hotmail.no',
  'outlook.com',
  'outlook.se',
  'live.com',
  'live.se',
  'live.no',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'yahoo.se',
  'yahoo.no',
  'telia.com',
  'bredband.net',
  'online.no',
  'msn.com',
  'proton.me',
  'protonmail.com',
  'mail.com',
  'ymail.com',
  'gmx.com',
]

/** A suggestion with a button when the end of an address looks mistyped; never in the way of sending. */
export function suggestAddress(form: HTMLFormElement, words: ScriptWords): void {
  const field = form.querySelector<HTMLInputElement>('#email')
  field?.addEventListener('change', () => {
    const address = suggestionFor(field.value.trim())
    const hint = remark(field, 'warning', address && words.typo.replace('{address}', address))
    if (!address) return
    const use = document.createElement('button')
    use.type = 'button'
    use.className = 'plain'
    use.textContent = words.useAddress.replace('{address}', address)
    use.onclick = () => {
      field.value = address
      field.dispatchEvent(new Event('change', { bubbles: true }))
      field.focus()
    }
    hint?.append(' ', use)
  })
}

/** The address as it was probably meant: its domain is a slip, or two in a long one, from one that many have. */
export function suggestionFor(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (at < 1 || known.includes(domain)) return null
  const slips = (meant: string) => (meant.length > 8 ? 2 : meant.length > 6 ? 1 : 0)
  const near = known.filter((meant) => distance(domain, meant) <= slips(meant))
  const best = near.sort((one, other) => distance(domain, one) - distance(domain, other))[0]
  return best ? `${address.slice(0, at)}@${best}` : null
}

/** How many letters were left out, added, changed or swapped with their neighbour (Damerau and Levenshtein). */
function distance(typed: string, meant: string): number {
  const rows = [Array.from({ length: meant.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= meant.length; j++) {
      const changed = rows[i - 1]![j - 1]! + (typed[i - 1] === meant[j - 1] ? 0 : 1)
      const isSwap = typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      const swapped = isSwap ? rows[i - 2]![j - 2]! + 1 : changed
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, changed, swapped)
    }
    rows.push(row)
  }
  return rows[typed.length]![meant.length]!
}
