import { expect, test } from '@playwright/test'
import { suggestionFor } from '../src/scripts/apply/address-typos.ts'

for (const [typed, meant] of [
  ['kim@gmial.com', 'kim@gmail.com'],
  ['kim@gmai.com', 'kim@gmail.com'],
  ['kim@gmail.co', 'kim@gmail.com'],
  ['kim@hotmial.com', 'kim@hotmail.com'],
  ['kim@hotmal.se', 'kim@hotmail.se'],
  ['kim@outlok.com', 'kim@outlook.com'],
  ['kim@outlook.con', 'kim@outlook.com'],
  ['Kim.Berg+jobb@iclod.com', 'Kim.Berg+jobb@icloud.com'],
  ['kim@yaho.no', 'kim@yahoo.no'],
  ['kim@tlia.com', 'kim@telia.com'],
]) {
  test(`UX-11 ${typed} was probably meant as ${meant}`, () => {
    expect(suggestionFor(typed!)).toBe(meant)
  })
}

for (const address of [
  'kim@gmail.com',
  'kim@GMAIL.com',
  'kim@hotmail.no',
  'kim@larkspar.example',
  'kim@mail.com',
  'kim@ymail.com',
  'kim@gmx.com',
  'kim@we.com',
  'kim@live.dk',
  'kim@exämple.se',
  'kim@',
  'kim',
  '',
]) {
  test(`UX-11 ${address || 'nothing'} is left alone`, () => {
    expect(suggestionFor(address)).toBeNull()
  })
}
