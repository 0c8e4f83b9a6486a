/** Somebody who has shown that an address is theirs: as it is compared and sent, and by its keyed hash. */
export interface Person {
  email: string
  addressHash: string
}
