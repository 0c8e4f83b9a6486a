/** A fault of the network, as Node tells it. */
interface NetworkFault {
  code?: string
  port?: number
  hostname?: string
}

/** A problem as a person at the terminal can act on it: where nothing answered, or else its own words. */
export function inWords(problem: unknown): string {
  const { code, port, hostname } = networkFault(problem)
  if (code === 'ECONNREFUSED')
    return `nothing answers on port ${port}: start the portal with npm start, or say where it runs (PORT, TURSO_PORT)`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${hostname} cannot be found: look at TURSO_DATABASE_URL and at the network`
  return problem instanceof Error ? problem.message : String(problem)
}

/** The first cause that has a code; a name with two addresses fails with one error that holds both. */
function networkFault(problem: unknown): NetworkFault {
  if (!(problem instanceof Error)) return {}
  if (problem instanceof AggregateError) return networkFault(problem.errors[0])
  return 'code' in problem && problem.cause === undefined
    ? (problem as NetworkFault)
    : networkFault(problem.cause)
}
