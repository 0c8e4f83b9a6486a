import { createInterface } from 'node:readline/promises'
import * as v from 'valibot'
import { line } from '../../promises/fields.ts'
import { type Locale, locales, type Text } from '../../promises/language/languages.ts'
import { languageNames } from '../../promises/policies/translations.ts'
import { stillToWrite } from '../../promises/unfinished.ts'

type Answers<T> = v.GenericSchema<unknown, T>

/** A conversation in the terminal: an answer that does not do is told why and asked for again. */
export interface Questions {
  /** An empty answer is `ifEmpty`, where there is one. */
  ask<T, E = never>(question: string, schema: Answers<T>, ifEmpty?: E): Promise<T | E>
  /** Answered with the number of a choice or its name. */
  choose<Choice extends string>(question: string, choices: Record<Choice, string>): Promise<Choice>
  /** The same text in every language; what is left empty is marked as still to be written. */
  askInEveryLanguage(what: string): Promise<Text>
}

interface Talk {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream & { isTTY?: boolean }
}

/** Holds a conversation; throws, with nothing done, when it is broken off before its end (Ctrl-C, end of input). */
export async function converse<T>(
  { input, output }: Talk,
  story: (questions: Questions) => Promise<T>,
): Promise<T> {
  const terminal = Boolean(input.isTTY && output.isTTY)
  const reader = createInterface({ input, output, terminal })
  const lines = reader[Symbol.asyncIterator]()
  const answerTo = async (question: string): Promise<string> => {
    reader.setPrompt(`${question} `)
    reader.prompt()
    const { value, done } = await lines.next()
    if (done) throw new Error('\nBroken off: nothing was written.')
    return value.trim()
  }
  try {
    return await story(questionsBy(answerTo, (line) => output.write(`${line}\n`)))
  } finally {
    reader.close()
  }
}

function questionsBy(
  answerTo: (question: string) => Promise<string>,
  say: (line: string) => void,
): Questions {
  const ask: Questions['ask'] = async (question, schema, ifEmpty) => {
    while (true) {
      const answer = await answerTo(question)
      if (answer === '' && ifEmpty !== undefined) return ifEmpty
      const read = v.safeParse(schema, answer, { abortEarly: true })
      if (read.success) return read.output
      say(`  That does not do: ${read.issues[0].message}.`)
    }
  }
  return {
    ask,
    async choose(question, choices) {
      const names = Object.keys(choices) as (keyof typeof choices)[]
      say(question)
      for (const [at, name] of names.entries()) say(`  ${at + 1}  ${name}: ${choices[name]}`)
      const choice = v.pipe(
        v.string(),
        v.transform((answer) => names[Number(answer) - 1] ?? answer),
        v.picklist(names, `choose a number from 1 to ${names.length}`),
      )
      return ask('Which?', choice)
    },
    async askInEveryLanguage(what) {
      const texts: Partial<Text> = {}
      for (const locale of locales) texts[locale] = await ask(...inLanguage(what, locale))
      return texts as Text
    },
  }
}

function inLanguage(what: string, locale: Locale): [string, typeof line, string] {
  const language = languageNames[locale]
  return [`${capital(what)}, in ${language}:`, line, stillToWrite(`${what}, in ${language}`)]
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
