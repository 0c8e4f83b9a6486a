/** A link to the desk is good for so long, and for one use. */
export const linkMinutes = 10

/** So many links an address is sent in `countedMinutes`, whoever asks for them; after that anybody may ask again. */
export const mostLinks = 5
export const countedMinutes = 15

/** Passkeys come and go only so long after signing in: later somebody else may sit at the same browser. */
export const freshMinutes = 15

/** A session nobody used for so long is over. */
export const idleMinutes = 30
