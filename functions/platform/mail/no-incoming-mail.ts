/** Stands in for the parser of incoming mail that Resend's package brings: nobody writes to the portal by mail. */
export default {
  parse(): never {
    throw new Error('the portal takes no incoming mail')
  },
}
