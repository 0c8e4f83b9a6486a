import { promises as asBuilt } from 'virtual:frist/as-built'
import type { Promises } from './promises.ts'

/** The content the Worker and the pages are built with. Vite alone can load this file. */
export const promises: Promises = asBuilt
