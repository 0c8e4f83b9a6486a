import type { Holding } from './holding.ts'

/** What is held of those who ask to see what is held about them. */
export const myData: Readonly<Record<string, Holding>> = {
  my_data_keys: {
    purpose: 'to let the owner of an address see what is held about them, and nobody else',
    about: 'person',
    rules: ['my-data-access'],
    erasedBy: 'myDataDuty; when replaced or closed, at once',
    columns: {
      id: 'random, time-ordered',
      opens:
        'a link from a letter, the visit it became, a link to the download, or a change to another address',
      key_hash: 'a hash of the key in the letter or the browser',
      asked_hash: 'a hash of what the asking browser keeps',
      address_hash: 'whose it is, by a keyed hash',
      sealed_address: 'the address, encrypted; in a change, the new one with it',
      made_at: 'when',
      tries: 'how often an address was typed in a browser that did not ask',
    },
  },
}
