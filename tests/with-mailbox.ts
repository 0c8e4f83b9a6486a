import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { Resend } from 'resend'
import type { Letter } from '../functions/local/mailbox/letters.ts'
import { startMailbox } from '../functions/local/mailbox/mailbox.ts'

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>

/** Each test gets a mailbox of its own, empty, and the real `resend` package pointed at it. */
export const test = base.extend<{ dir: string; mailbox: Mailbox; resend: Resend }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a destructured argument
  dir: async ({}, use, info) => use(info.outputPath('mailbox')),
  mailbox: async ({ dir }, use) => {
    const mailbox = await startMailbox({ port: 0, dir })
    await use(mailbox)
    await mailbox.close()
  },
  resend: async ({ mailbox }, use) => use(new Resend('re_test', { baseUrl: mailbox.url })),
})

export const letter = {
  from: 'Frist <jobs@frist.example>',
  to: 'ida@sjo.example',
  subject: 'Tack',
  text: 'Hej Ida',
}

export const filesIn = (dir: string) => readdirSync(dir).map((name) => join(dir, name))

export async function lettersIn({ url }: { url: string }, query = ''): Promise<Letter[]> {
  return (await fetch(`${url}/messages${query}`)).json()
}

export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { authorization: 'Bearer re_test' },
) {
  return fetch(url, { method: 'POST', body: JSON.stringify(body), headers })
}
