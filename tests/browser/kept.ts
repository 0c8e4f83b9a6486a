import type { BrowserContext } from '@playwright/test'
import type { Surroundings } from '../../functions/local/surroundings.ts'
import { patternOf } from '../../functions/promises/cookies.ts'
import { promises } from './every-page.ts'

const listed = promises.cookies.map((cookie) => new RegExp(patternOf(cookie)))
const isListed = (name: string) => listed.some((pattern) => pattern.test(name))

/** Watches a browser for what no table allows; the answer tells what it then keeps, and asked of others meanwhile. */
export function watchFor(context: BrowserContext, { origin, mailboxUrl }: Surroundings) {
  const strangers: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    const isOurs = [origin, mailboxUrl].some((ours) => url.startsWith(`${ours}/`))
    if (/^https?:/.test(url) && !isOurs) strangers.push(url)
  })
  return async (): Promise<string[]> => {
    const { cookies, origins } = await context.storageState()
    const names = [...cookies, ...origins.flatMap(({ localStorage }) => localStorage)].map(({ name }) => name)
    return [...names.filter((name) => !isListed(name)), ...strangers]
  }
}
