/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** The day of the build, YYYY-MM-DD. */
  readonly BUILT_ON: string
}

/** The issues of the newsletter as they were read at build. */
declare const ISSUES_AS_BUILT: import('../functions/promises/issues/issues.ts').Issue[]

declare namespace App {
  interface Locals {
    /** What a drawn page shows: the model of that page, handed over by the route. */
    model: unknown
    /** The path the person asked for, so that the language switch can keep it. */
    path?: string
  }
}
