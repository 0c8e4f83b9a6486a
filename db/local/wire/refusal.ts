/** A request that is answered with an HTTP error instead of results; whatever its stream had begun is rolled back. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const malformed = (message: string) => new Refusal(400, message)
