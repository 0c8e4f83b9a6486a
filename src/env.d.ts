/// <reference types="astro/client" />

/** What content/ said at build, read and checked. */
declare module 'virtual:frist/as-built' {
  export const promises: import('../functions/promises/promises.ts').Promises
  export const issues: import('../functions/promises/issues/issues.ts').Issue[]
}

declare namespace App {
  interface Locals {
    /** What a drawn page shows: the model of that page, handed over by the route. */
    model: unknown
    /** The path the person asked for, so that the language switch can keep it. */
    path?: string
  }
}
