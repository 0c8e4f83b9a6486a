import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Native from 'libsql'
import type { Files } from '../../../functions/platform/files.ts'

const notAsked = () => Promise.reject(new Error('the sweep only deletes objects'))

/** A bucket of names alone, filled with those the database knows; `remove` is all the sweep may ask of it. */
export function namesIn(file: string) {
  const names = new Set<string>()
  const files: Files = {
    put: notAsked,
    get: notAsked,
    has: notAsked,
    list: notAsked,
    answers: async () => true,
    async remove(gone) {
      for (const name of gone) names.delete(name)
    },
  }
  return { names, files, fill: () => fill(names, file) }
}

function fill(names: Set<string>, file: string) {
  const db = new Native(file)
  for (const [name] of db.prepare('select object_name from application_files').raw().all() as [string][])
    names.add(name)
  db.close()
}

/** The same bucket for another process; `afterRemoval` is told after each call. */
export async function serveNames(names: Set<string>, afterRemoval: () => void) {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    for (const name of JSON.parse(text) as string[]) names.delete(name)
    response.end()
    afterRemoval()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** The bucket of the parent process, as the sweeping child sees it. */
export function namesAt(url: string): Files {
  return {
    put: notAsked,
    get: notAsked,
    has: notAsked,
    list: notAsked,
    answers: async () => true,
    async remove(names) {
      await fetch(url, { method: 'POST', body: JSON.stringify(names) })
    },
  }
}
