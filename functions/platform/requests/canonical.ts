import { addressesInHeader } from '../../promises/language/alternates.ts'
import { isLocale } from '../../promises/language/languages.ts'
import type { Visit } from './house.ts'

/** Says in the header what the page says in its head: its one address and itself in other languages (RFC 8288). */
export function withItsAddresses(c: Visit, answer: Response): Response {
  const [, locale, ...rest] = c.req.path.split('/')
  if (!isLocale(locale)) return answer
  const { origin } = c.get('platform')
  answer.headers.set('Link', addressesInHeader(locale, rest.join('/'), origin))
  return answer
}
