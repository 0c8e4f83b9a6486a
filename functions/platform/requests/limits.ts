import type { RateLimit } from '@cloudflare/workers-types'

/** How much one network may send; asked before a form's body is read. */
export interface Limits {
  mayPostForm(network: string): Promise<boolean>
  /** How many letters one network may have sent in an hour to addresses nobody has confirmed. */
  lettersPerNetworkAndHour: number
}

export const noLimits: Limits = {
  mayPostForm: async () => true,
  lettersPerNetworkAndHour: Number.MAX_SAFE_INTEGER,
}

/** Sixty form posts a minute and network. If the counter is down, people come first: the form is let through. */
export function networkLimits(counter: RateLimit): Limits {
  return {
    lettersPerNetworkAndHour: 20,
    async mayPostForm(network) {
      try {
        return (await counter.limit({ key: network })).success
      } catch {
        return true
      }
    },
  }
}

/** The network an address belongs to (/24 or /48), so that no single address is ever a key. */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown'
  if (address.includes(':')) return address.split(':').slice(0, 3).join(':')
  return address.split('.').slice(0, 3).join('.')
}
