import { type Answer, json, refuse } from './answers.ts'
import { type Faults, planFaults } from './faults.ts'
import type { Incoming } from './incoming.ts'
import type { Letters } from './letters.ts'
import { emptyMailbox, messages } from './messages.ts'
import { letterHtml, letterPage } from './pages/letter-page.ts'
import { listPage } from './pages/list-page.ts'
import { stylesheet } from './pages/page.ts'
import { sendBatch, sendOne } from './sending.ts'

export type Mailbox = { letters: Letters; faults: Faults }

type Route = (incoming: Incoming, mailbox: Mailbox, id: string) => Answer | 'hang up'

const letterPath = /^\/letters\/([0-9a-f-]{36})(\/html)?$/

const routes: Record<string, Record<string, Route>> = {
  '/emails': { POST: sendOne },
  '/emails/batch': { POST: sendBatch },
  '/messages': { GET: messages, DELETE: emptyMailbox },
  '/faults': { POST: planFaults },
  '/': { GET: listPage },
  '/mailbox.css': { GET: stylesheet },
  '/letters/{id}': { GET: letterPage },
  '/letters/{id}/html': { GET: letterHtml },
}

/** What the mailbox answers; `hang up` means the connection is closed without an answer. */
export function answerTo(incoming: Incoming, mailbox: Mailbox): Answer | 'hang up' {
  const id = letterPath.exec(incoming.path)?.[1] ?? ''
  const methods = routes[id ? incoming.path.replace(id, '{id}') : incoming.path]
  if (!methods)
    return refuse({ statusCode: 404, name: 'not_found', message: 'The mailbox has no such address.' })
  const route = methods[incoming.method]
  return route ? route(incoming, mailbox, id) : methodNotAllowed(Object.keys(methods))
}

function methodNotAllowed(methods: string[]) {
  const message = `This address knows ${methods.join(' and ')}.`
  return json(405, { statusCode: 405, name: 'method_not_allowed', message }, { allow: methods.join(', ') })
}
