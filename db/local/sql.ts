/** One statement of an SQL text: its verb in capitals, and per parameter its name, or null for a bare `?`. */
export type SqlStatement = { sql: string; verb: string; parameters: (string | null)[] }

const blanks = /\s+|--[^\n]*|\/\*.*?(?:\*\/|$)/su
const quoted = /'[^']*'?|"[^"]*"?|`[^`]*`?|\[[^\]]*\]?/su
const parameter = /(\?\d*|[:@$][\w$\u{80}-\u{10ffff}]+)/su
const word = /([A-Za-z_\u{80}-\u{10ffff}][\w$\u{80}-\u{10ffff}]*)/su
const rest = /\d[\w.]*|./su
const tokens = new RegExp(
  [blanks, quoted, parameter, word, rest].map(({ source }) => source).join('|'),
  'gsu',
)

const maxParameters = 32_766

/** Cuts a text at its semicolons, leaving those inside quotes, comments and trigger bodies alone. */
export function statementsIn(text: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let reading = blank(0)
  for (const { 0: token, 1: parameter, 2: word, index } of text.matchAll(tokens)) {
    if (isBlank(token)) continue
    if (token === ';' && !isInsideTrigger(reading)) {
      if (reading.tokens > 0) statements.push(finish(reading, text.slice(reading.from, index)))
      reading = blank(index + 1)
      continue
    }
    reading.tokens++
    if (token === '(') reading.depth++
    else if (token === ')') reading.depth--
    else if (parameter !== undefined) place(parameter, reading.parameters)
    if (word !== undefined && reading.depth === 0) reading.words.push(word.toUpperCase())
    reading.lastTwo = [reading.lastTwo[1], token.toUpperCase()]
  }
  if (reading.tokens > 0) statements.push(finish(reading, text.slice(reading.from)))
  return statements
}

type Reading = {
  from: number
  tokens: number
  depth: number
  words: string[]
  lastTwo: [string, string]
  parameters: (string | null)[]
}

const blank = (from: number): Reading => ({
  from,
  tokens: 0,
  depth: 0,
  words: [],
  lastTwo: ['', ''],
  parameters: [],
})

const isBlank = (token: string) => token.trim() === '' || token.startsWith('--') || token.startsWith('/*')

/** A trigger's body has semicolons of its own; the statement ends with the one after `; END`. */
function isInsideTrigger({ words, lastTwo }: Reading): boolean {
  const [create, trigger] = words.filter((word) => !['EXPLAIN', 'TEMP', 'TEMPORARY'].includes(word))
  return create === 'CREATE' && trigger === 'TRIGGER' && lastTwo.join('') !== ';END'
}

/** SQLite's numbering: `?5` is the fifth, a bare `?` the next one, a name the same wherever it stands. */
function place(parameter: string, parameters: (string | null)[]) {
  if (parameter === '?') parameters.push(null)
  else if (parameter.startsWith('?')) {
    const position = Math.min(Number(parameter.slice(1)), maxParameters)
    while (parameters.length < position) parameters.push(null)
    parameters[position - 1] ??= parameter
  } else if (!parameters.includes(parameter)) parameters.push(parameter)
}

const afterWith = ['SELECT', 'VALUES', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE']

function finish({ words, parameters }: Reading, sql: string): SqlStatement {
  const [first = ''] = words
  const verb = first === 'WITH' ? words.find((word) => afterWith.includes(word)) : first
  return { sql, verb: verb ?? first, parameters }
}
