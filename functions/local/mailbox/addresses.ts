/** `a@b.example` of `a@b.example` and of `Name <a@b.example>`, in lower case. */
export function addressOf(mailbox: string): string {
  const inBrackets = /<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox
  return inBrackets.trim().toLowerCase()
}

/**
 * What a provider delivers to: ASCII on both sides of one `@`, a dot in the domain, no comments or quotes.
 * Other domains must come in their ASCII form (UTS 46); before the bracket stands at most one name.
 */
export function isMailbox(value: unknown): value is string {
  if (typeof value !== 'string' || /[\r\n\0]/.test(value)) return false
  const nameOnly = value.replace(/<[^<>]*>\s*$/, '')
  return (
    !/[<>]/.test(nameOnly) && /^[!#-'*+\-./0-9=?A-Z^-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(addressOf(value))
  )
}
