/** Something the portal leans on did not answer; the same request may well succeed in a moment. */
export class NeighbourDown extends Error {
  override name = 'NeighbourDown'
}

/** Whether an error, or what caused it, is a neighbour's silence and not a mistake of ours. */
export function isNeighbourDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NeighbourDown || isBrokenOff(error)) return true
  if (error.name === 'LibsqlError')
    return !/^SQLITE_(?!BUSY)/.test(String((error as Error & { code?: string }).code))
  return isNeighbourDown(error.cause)
}

/** An answer that ended in the middle is no answer: what was asked may or may not have been done. */
function isBrokenOff(error: Error): boolean {
  return error instanceof SyntaxError || error.name === 'TimeoutError'
}

/** Runs a call to a neighbour; a failure of any kind is its silence. */
export async function asking<T>(neighbour: string, call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    throw new NeighbourDown(`${neighbour} did not answer`, { cause })
  }
}
