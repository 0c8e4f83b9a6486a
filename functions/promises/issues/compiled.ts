import { issues as asBuilt } from 'virtual:frist/as-built'
import type { Issue } from './issues.ts'

/** The issues the Worker is built with. Vite alone can load this file. */
export const issues: readonly Issue[] = asBuilt
