import { test as base } from '@playwright/test'
import { storageQuestion } from '../../functions/promises/choice/question.ts'
import { fromOurPage } from './applying.ts'
import { promisesThatAsk } from './asking.ts'
import { openPortal, type TestPortal } from './portal.ts'

export type Fields = Record<string, string | null>

/** The value of the cookie that an answer sets, if it does. */
export function chosen(answer: Response): string | undefined {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-choice='))
  return cookie?.slice('__Host-choice='.length).split(';')[0]
}

/** A portal whose content lists something to ask about, and a visitor whose browser keeps one cookie. */
async function openAskingPortal() {
  const portal = await openPortal({ promises: await promisesThatAsk() })
  const { mark } = storageQuestion(portal.promises.purposes)!
  const get = (path: string, cookie = '') => portal.app.request(path, { headers: withChoice(cookie) })
  return {
    ...portal,
    get,
    page: (cookie = '') => get('/sv/cookies/choice/', cookie),
    script: async (cookie = '') => (await get('/api/storage-choice.js', cookie)).text(),
    answer(fields: Fields, cookie = '', headers: Record<string, string> = {}) {
      const sent = Object.entries({ locale: 'sv', question: mark, ...fields })
      return portal.app.request('/api/storage-choice', {
        method: 'POST',
        body: new URLSearchParams(sent.filter((field): field is [string, string] => field[1] !== null)),
        headers: { ...fromOurPage, 'cf-connecting-ip': '203.0.113.7', ...withChoice(cookie), ...headers },
      })
    },
  }
}

function withChoice(cookie: string): Record<string, string> {
  return cookie ? { Cookie: `__Host-choice=${cookie}` } : {}
}

export type AskingPortal = Awaited<ReturnType<typeof openAskingPortal>>

/** Tests of the question about storage: `asking` where content lists something, `quiet` where it does not. */
export const test = base.extend<{ asking: AskingPortal; quiet: TestPortal }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  asking: async ({}, use) => {
    const portal = await openAskingPortal()
    await use(portal)
    await portal.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  quiet: async ({}, use) => {
    const portal = await openPortal()
    await use(portal)
    await portal.close()
  },
})

export { expect } from '@playwright/test'
