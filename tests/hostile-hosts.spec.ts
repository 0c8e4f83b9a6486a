import { apply } from './portal/applying.ts'
import { expect, test } from './portal/test.ts'
import { wholeLife } from './portal/whole-life.ts'

const evil = 'evil.example'
const headers = {
  'X-Forwarded-Host': evil,
  'X-Forwarded-Proto': `https://${evil}`,
  'X-Forwarded-For': evil,
  Forwarded: `for=${evil};host=${evil};proto=https`,
  'X-Original-URL': `https://${evil}/`,
  'X-Rewrite-URL': `https://${evil}/`,
}

async function whole(answer: Response): Promise<string> {
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
}

test('R-07 whatever a request says of where it was sent, no page, header or letter leads there', async ({
  portal,
}) => {
  const receipt = new URL((await (await apply(portal)).json()).links.receipt).pathname
  const answers = await wholeLife(portal, headers)
  const paths = [
    ...new Set(portal.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)),
  ].map((path) => path.replace(/:locale(\{[^}]*\})?/, 'sv').replace(/:\w+(\{[^}]*\})?/g, 'open'))
  for (const path of [receipt, ...paths, '/sv/nowhere/'])
    answers.push(await portal.app.request(`http://${evil}${path}`, { headers: { ...headers, Host: evil } }))
  expect(answers.length).toBeGreaterThan(80)
  for (const answer of answers) expect(await whole(answer)).not.toContain(evil)
  const letters = await portal.letters()
  expect(letters.length).toBeGreaterThan(4)
  expect(JSON.stringify(letters)).not.toContain(evil)
})
