import { Worker } from 'node:worker_threads'
import type { AstroIntegration } from 'astro'
import { locales } from '../../functions/promises/language/languages.ts'
import type { Promises } from '../../functions/promises/promises.ts'
import { openWhenBuilt } from '../openings/when-built.ts'
import { type Picture, pictureOfJob, pictureOfPortal } from './picture.ts'

/** What a painter is told: the pictures, and the folder to write them in. */
export interface Order {
  pictures: Picture[]
  folder: string
}

/**
 * The pictures of the portal and of every open job in each language, written beside the pages that are shared. They are
 * painted in a thread of their own from the time the folder is empty, and the build waits for the last of them.
 */
export function picturesToShare(readPromises: () => Promises): AstroIntegration {
  let folder = ''
  let painting = Promise.resolve()
  return {
    name: 'frist:pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = config.build.client.href
      },
      'astro:build:setup': () => {
        painting = painted({ pictures: picturesIn(readPromises()), folder })
      },
      'astro:build:done': () => painting,
    },
  }
}

function picturesIn(promises: Promises): Picture[] {
  const open = openWhenBuilt(promises)
  return locales.flatMap((locale) => [
    pictureOfPortal(locale, promises.site),
    ...open.map((opening) => pictureOfJob(opening, locale, promises.site)),
  ])
}

/** What ends the painter ends the build, once the build waits for it. */
function painted(order: Order): Promise<void> {
  const painter = new Worker(new URL('./painter.ts', import.meta.url), { workerData: order })
  const done = new Promise<void>((resolve, reject) => painter.on('error', reject).on('exit', () => resolve()))
  done.catch(() => {})
  return done
}
