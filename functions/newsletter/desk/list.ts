import type { ResultSet } from '@libsql/client/web'
import { desc, inArray, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { mailings, mailingTexts } from '../../../db/schema/newsletter.ts'
import { listed, make, rowsWith, type Statement } from '../../platform/statements.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { topicField } from '../wishes.ts'
import type { IssueLine } from './models.ts'

/** So many that were sent off are shown, the latest. */
const mostListed = 100

const { id, slug, topic, state, sendAt, finishedAt } = mailings
const columns = { slug, topic, state, sendAt, finishedAt, subject: mailingTexts.subject }

/** What was sent off last, the latest first, and what of our issues was sent off at all, each with its subject in a language. */
export function sentOff(issues: readonly Issue[], locale: Locale): Statement[] {
  const text = sql`${mailingTexts.mailingId} = ${id} and ${mailingTexts.locale} = ${locale} and ${mailingTexts.variant} = ''`
  const found = () => make.select(columns).from(mailings).leftJoin(mailingTexts, text)
  const ours = listed(issues.map((issue) => issue.slug))
  return [found().orderBy(desc(id)).limit(mostListed), found().where(inArray(slug, ours))]
}

/** Drafts first, then what was sent off. */
export function linesFrom(
  [latest, ours]: readonly ResultSet[],
  issues: readonly Issue[],
  locale: Locale,
): IssueLine[] {
  const lines = linesIn(latest!)
  const isIn = (among: readonly IssueLine[]) => (one: Pick<IssueLine, 'slug'>) =>
    among.some(({ slug }) => slug === one.slug)
  const older = linesIn(ours!).filter((one) => !isIn(lines)(one))
  const known = [...lines, ...older]
  const drafts = issues.filter((one) => !isIn(known)(one))
  return [...drafts.map((issue) => draftOf(issue, locale)), ...known]
}

function linesIn(found: ResultSet): IssueLine[] {
  return rowsWith(columns, found).map(({ state, sendAt, finishedAt, topic, ...row }) => ({
    ...row,
    topic: v.parse(topicField, topic),
    stand: state,
    at: finishedAt ?? sendAt,
  }))
}

function draftOf({ slug, topic, subject }: Issue, locale: Locale): IssueLine {
  return { slug, topic, subject: subject[locale], stand: 'draft', at: null }
}
