import type { RateLimit } from '@cloudflare/workers-types'

/** How much one network may send; asked before a form's body is read. */
export interface Limits {
  mayPostForm(network: string): Promise<boolean>
  /** The same for the ways to the desk. */
  maySignIn(network: string): Promise<boolean>
  /** How many letters one network may have sent in an hour to addresses nobody has confirmed. */
  lettersPerNetworkAndHour: number
}

export const noLimits: Limits = {
  mayPostForm: async () => true,
  maySignIn: async () => true,
  lettersPerNetworkAndHour: Number.MAX_SAFE_INTEGER,
}

/**
 * Sixty form posts a minute and network. If the counter is down, people come first and forms are let through; the desk
 * stays shut to whoever is not in already.
 */
export function networkLimits(counter: RateLimit): Limits {
  const isWithin = (network: string, unlessKnown: boolean) =>
    counter.limit({ key: network }).then(
      ({ success }) => success,
      () => unlessKnown,
    )
  return {
    lettersPerNetworkAndHour: 20,
    mayPostForm: (network) => isWithin(network, true),
    maySignIn: (network) => isWithin(network, false),
  }
}

/** The network an address belongs to (/24 or /48), so that no single address is ever a key. */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown'
  if (address.includes(':')) return address.split(':').slice(0, 3).join(':')
  return address.split('.').slice(0, 3).join('.')
}
