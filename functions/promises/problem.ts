/**
 * Something in content/ that must be put right before the portal may be built or started.
 * The message names the file, the field and the remedy, so that an editor can act on it alone.
 */
export class ContentProblem extends Error {
  readonly file: string
  readonly field: string
  readonly remedy: string

  constructor(file: string, field: string, remedy: string) {
    super(`${file} → ${field}: ${remedy}`)
    this.name = 'ContentProblem'
    this.file = file
    this.field = field
    this.remedy = remedy
  }
}
