/** Fails the run when what was measured was not done right. */
export function must(isRight: boolean, whatShouldHold: string): asserts isRight {
  if (!isRight) throw new Error(`measured, but wrong: ${whatShouldHold}`)
}
