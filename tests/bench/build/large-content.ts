import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPeriod } from '../../../functions/promises/calendar/calendar.ts'
import { locales } from '../../../functions/promises/language/languages.ts'
import { readSite } from '../../../functions/promises/organisation/site.ts'
import { hashOf } from '../../../functions/promises/policies/sentences.ts'

const openings = 500
const versions = 20

/** Fills a copy of content/ until it has 500 advertisements and 20 versions of one policy, each in three languages. */
export async function enlarge(content: string): Promise<void> {
  const model = join(content, 'openings/shore-power-technician')
  for (let at = 4; at < openings; at++) {
    const folder = join(content, `openings/technician-${at}`)
    cpSync(model, folder, { recursive: true })
    for (const locale of locales) appendTo(join(folder, `${locale}.md`), `\n${at} · ${locale}\n`)
  }
  await olderVersions(join(content, 'policies'))
}

/** Versions before the oldest there is, each a little shorter than the next. */
async function olderVersions(policies: string): Promise<void> {
  const site = readSite(JSON.parse(readFileSync(join(policies, '../site.json'), 'utf8')))
  const facts = JSON.parse(readFileSync(join(policies, 'recruitment/2026-09-01/facts.json'), 'utf8'))
  const oldest = join(policies, 'recruitment/2026-06-01/facts.json')
  write(oldest, { ...JSON.parse(readFileSync(oldest, 'utf8')), change: 'wording', summary: facts.summary })
  for (let back = 1; back <= versions - 3; back++) {
    const effectiveOn = addPeriod('2024-06-01', `P${versions - back}M`)
    const path = `recruitment/${effectiveOn}`
    const texts = locales.map((locale) => {
      const lines = readFileSync(join(policies, `recruitment/2026-09-01/${locale}.md`), 'utf8').split('\n')
      const kept = lines.filter((line, at) => line.startsWith('#') || at % 30 !== back)
      return [`${path}/${locale}.md`, kept.join('\n')] as const
    })
    mkdirSync(join(policies, path))
    for (const [file, text] of texts) writeFileSync(join(policies, file), text)
    const hash = await hashOf(
      { policy: 'recruitment', effectiveOn, roles: [], settled: true },
      Object.fromEntries(texts),
      site,
    )
    const isFirst = back === versions - 3
    const { summary, ...rest } = facts
    write(join(policies, path, 'facts.json'), {
      ...rest,
      effectiveOn,
      reviewedOn: effectiveOn,
      hash,
      ...(isFirst ? { change: 'first' } : { change: 'clarification', summary }),
    })
  }
}

function appendTo(file: string, text: string): void {
  writeFileSync(file, readFileSync(file, 'utf8') + text)
}

function write(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value))
}
