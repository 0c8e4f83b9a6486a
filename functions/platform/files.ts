import type { R2Bucket } from '@cloudflare/workers-types'
import { asking } from './neighbours.ts'

/** The bucket as the portal needs it: sealed bytes under names without meaning. */
export interface Files {
  put(name: string, bytes: Uint8Array): Promise<void>
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Whether there is an object of this name. */
  has(name: string): Promise<boolean>
  /** Deletes all of them; a name that is already gone is no error. */
  remove(names: readonly string[]): Promise<void>
  /** Whether the bucket answers at all (one head). */
  answers(): Promise<boolean>
  /** A page of what lies under a prefix, by name, all of it or what comes `after` a name; the next begins at the cursor. */
  list(
    prefix: string,
    cursor: string | null,
    after?: string,
  ): Promise<{ objects: StoredObject[]; cursor: string | null }>
}

export interface StoredObject {
  name: string
  storedAt: Date
}

const maxNamesPerCall = 1000

export function bucketFiles(bucket: R2Bucket): Files {
  return {
    async put(name, bytes) {
      await asking('the bucket', bucket.put(name, bytes))
    },
    async get(name) {
      const object = await asking('the bucket', bucket.get(name))
      return object ? new Uint8Array(await object.arrayBuffer()) : null
    },
    async has(name) {
      return (await asking('the bucket', bucket.head(name))) !== null
    },
    async remove(names) {
      for (let from = 0; from < names.length; from += maxNamesPerCall) {
        await asking('the bucket', bucket.delete(names.slice(from, from + maxNamesPerCall)))
      }
    },
    answers: () =>
      bucket.head('answers').then(
        () => true,
        () => false,
      ),
    async list(prefix, cursor, after) {
      const from = cursor ? { cursor } : after ? { startAfter: after } : {}
      const page = await asking('the bucket', bucket.list({ prefix, ...from }))
      const objects = page.objects.map((object) => ({ name: object.key, storedAt: object.uploaded }))
      return { objects, cursor: page.truncated ? page.cursor : null }
    },
  }
}

/** A name that says when and what kind, and nothing about whom. */
export function newObjectName(kind: string, now: Date): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${kind}/${now.toISOString().slice(0, 10)}/${hex}`
}
