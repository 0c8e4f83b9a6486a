/** A form as a browser posts it, ready to be sent many times, and what it leaves behind each time. */
export interface Form {
  path: string
  contentType: string
  /** The status of the answer when everything went well. */
  answer: number
  /** The body of the n-th form, which differs from all others by its e-mail address. */
  body(index: number): Buffer[]
  /** How many rows one form becomes, by table. */
  rows: Readonly<Record<string, number>>
}
