import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Plugin } from 'vite'
import { promisesAsBuilt } from '../functions/local/building/promises-as-built.ts'
import { wordsOnce } from '../functions/local/building/words-once.ts'
import { readContent, readIssueFiles } from '../functions/local/content.ts'
import { readIssues } from '../functions/promises/issues/issues.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { readPromises } from '../functions/promises/promises.ts'

const builtOn = '2026-11-23'

test('what the Worker is built with is what content says, to the last word', async () => {
  const { promises, issues } = await written(promisesAsBuilt(builtOn), '\0virtual:frist/as-built')
  expect(promises).toStrictEqual(readPromises(readContent(), builtOn))
  expect(issues).toStrictEqual(readIssues(readIssueFiles()))
})

for (const locale of locales)
  test(`every sentence stands behind its own key in the Worker (${locale})`, async () => {
    const { code: shape } = codeOf(wordsOnce, '\0virtual:frist/shape-of-words')
    const { code: words } = codeOf(wordsOnce, resolve(`content/ui/${locale}.json`))
    const { default: spread } = await evaluated(`${shape}\n${words.replace(/^import .*$/m, '')}`)
    expect(spread).toStrictEqual(JSON.parse(readFileSync(`content/ui/${locale}.json`, 'utf8')))
  })

const written = (plugin: Plugin, id: string) => evaluated(codeOf(plugin, id).code)

function codeOf({ load }: Plugin, id: string): { code: string } {
  const answer = (load as (id: string) => string | { code: string })(id)
  return typeof answer === 'string' ? { code: answer } : answer
}

function evaluated(code: string): Promise<Record<string, unknown>> {
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}
