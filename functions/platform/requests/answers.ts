import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isLocale, type Locale, locales } from '../../promises/language/languages.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Problem } from '../forms/problems.ts'
import type { Member } from '../staff/member.ts'
import type { Visit } from './house.ts'

/** The kinds of trouble a person meets that no form field is to blame for; a page each, in `ui.problems`. */
export type ProblemKind =
  | 'notFound'
  | 'openingUnknown'
  | 'applicationGone'
  | 'shareOver'
  | 'linkExpired'
  | 'signInFirst'
  | 'signInAgain'
  | 'notYourRole'
  | 'applicationNotHere'
  | 'enoughRead'
  | 'messageNotHere'
  | 'notUndone'
  | 'notSharedYet'
  | 'malformed'
  | 'doubledField'
  | 'tooManyParts'
  | 'tooLarge'
  | 'crossSite'
  | 'tooMany'
  | 'unavailable'
  | 'internal'
  | 'methodNotAllowed'

/** Trouble that somebody meets at the desk, and the way back to it (page `desk/problem`). */
export interface DeskProblemModel {
  kind: ProblemKind
  requestId: string
  member: Member
}

/** Whether the answer is for a program: JSON asked for, and HTML not. */
export function wantsJson(c: Visit): boolean {
  const accept = c.req.header('accept') ?? ''
  return /application\/(problem\+)?json/i.test(accept) && !/text\/html/i.test(accept)
}

/**
 * The language of the path (`/nb/…`), else the one a member of staff works in, else of the page the form was on, else of
 * the browser, else our first.
 */
export function localeOf(c: Visit): Locale {
  const member: { locale: Locale } | undefined = c.get('member')
  if (member) return member.locale
  const referer = c.req.header('referer') ?? ''
  const paths = [c.req.path, URL.canParse(referer) ? new URL(referer).pathname : '']
  const named = paths.map((path) => path.split('/')[1]).find(isLocale)
  return named ?? preferredLocale(c.req.header('accept-language'))
}

/** The language a form says it is in; a page drawn in answer to one has no language in its path. */
export function localeSaid(c: Visit, { locale }: Record<string, string>): Locale {
  return isLocale(locale) ? locale : localeOf(c)
}

/** The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); Norwegian of any kind is bokmål. */
export function preferredLocale(header: string | undefined): Locale {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
    return { language: tag.split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) }
  })
  const best = wanted
    .map(({ language, weight }) => ({ locale: /^(no|nn)$/.test(language) ? 'nb' : language, weight }))
    .filter(({ locale, weight }) => isLocale(locale) && weight > 0)
    .sort((one, other) => other.weight - one.weight)[0]?.locale
  return isLocale(best) ? best : locales[0]
}

/** A calm page, or problem details (RFC 9457), in the person's language, with the id under which it is in the log. */
export async function answerProblem(
  c: Visit,
  kind: ProblemKind,
  status: ContentfulStatusCode,
  locale = localeOf(c),
): Promise<Response> {
  const requestId = c.get('requestId')
  const member: Member | undefined = c.get('member')
  const { render } = c.get('platform')
  if (!wantsJson(c) && member)
    return render(locale, 'desk/problem', { kind, requestId, member } satisfies DeskProblemModel, status)
  if (!wantsJson(c)) return render(locale, 'problem', { kind, requestId }, status)
  const { title, text } = wordsIn(locale).problems[kind]
  return problemDetails(c, { status, title, detail: text, requestId })
}

/** More forms from one network than we take; says when to come back (RFC 6585 §4). */
export async function answerTooMany(c: Visit): Promise<Response> {
  const answer = await answerProblem(c, 'tooMany', 429)
  answer.headers.set('Retry-After', '60')
  return answer
}

/** What the person can put right in a form, for a program: the sentences by field, and what else the form knows. */
export function problemsByField(
  c: Visit,
  locale: Locale,
  title: string,
  problems: readonly Problem[],
  more: Record<string, unknown> = {},
): Response {
  const { errors } = wordsIn(locale)
  const byField: Record<string, string[]> = {}
  for (const { field, message } of problems) byField[field] = [...(byField[field] ?? []), errors[message]]
  const detail = errors[problems[0]!.message]
  return problemDetails(c, { ...more, status: 422, title, detail, errors: byField })
}

/** `application/problem+json`, never stored by anybody on the way. */
export function problemDetails(
  c: Visit,
  problem: { status: ContentfulStatusCode; title: string; detail: string } & Record<string, unknown>,
): Response {
  return c.body(JSON.stringify({ type: 'about:blank', ...problem }), problem.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}
