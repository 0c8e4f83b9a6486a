import { type Forked, startForked } from './forked.ts'

export type StoreProcess = Forked<{ puts: number; letters: number }>

/** Starts the object store and the mail provider of the bench, in another process. */
export function startStore(): Promise<StoreProcess> {
  return startForked('store-server.ts')
}
