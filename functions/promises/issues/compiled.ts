import type { Issue } from './issues.ts'

/** The issues the Worker is built with, read at build: what reads Markdown stays out of it. Vite alone can load this file. */
export const issues: readonly Issue[] = ISSUES_AS_BUILT
