import { base64url } from '../platform/encoding.ts'
import { type Day, endOfDay, latestStart } from '../promises/calendar/calendar.ts'
import { isDay } from '../promises/calendar/days.ts'
import { type AskedCategory, askedCategories } from '../promises/choice/asked.ts'
import type { Question } from '../promises/choice/question.ts'
import { eraseBy, type Rule } from '../promises/rules.ts'

/** An answer as its own browser keeps it, under a number that says nothing about anybody. */
export interface Choice {
  number: string
  /** The mark of the question that was answered. */
  mark: string
  madeOn: Day
  allowed: AskedCategory[]
}

const shape = /^([\w-]{22})\.([0-9a-f]{1,64})\.(\d{4}-\d{2}-\d{2})\.(\w+(?:-\w+)*)$/
const nothing = 'none'

/** 128 random bits. */
export function newNumber(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)))
}

/** The answer as the cookie's value. */
export function written({ number, mark, madeOn, allowed }: Choice): string {
  return [number, mark, madeOn, allowed.join('-') || nothing].join('.')
}

/** The answer in a cookie's value; null for whatever we have not written. */
export function readChoice(value: string | undefined): Choice | null {
  const [, number, mark, madeOn, said] = shape.exec(value ?? '') ?? []
  if (!number || !mark || !madeOn || !said || !isDay(madeOn)) return null
  const allowed = askedCategories.filter((category) => said.split('-').includes(category))
  return { number, mark, madeOn, allowed }
}

/** Whether an answer still stands: to this very question, and not too long ago. */
export function stands(choice: Choice, { mark }: Question, { keepFor }: Rule, today: Day): boolean {
  return choice.mark === mark && choice.madeOn <= today && choice.madeOn > latestStart(today, keepFor)
}

/** How long the browser keeps an answer made now: until the day it is erased with us begins, in seconds. */
export function secondsToKeep(rule: Rule, madeOn: Day, zone: string, now: Date): number {
  const lastDay = latestStart(eraseBy(rule, madeOn), 'P1D')
  return Math.floor((endOfDay(lastDay, zone).getTime() - now.getTime()) / 1_000)
}
