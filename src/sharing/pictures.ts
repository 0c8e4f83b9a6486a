import { Worker } from 'node:worker_threads'
import type { AstroIntegration } from 'astro'
import type { Day } from '../../functions/promises/calendar/calendar.ts'

/**
 * The pictures of the portal and of every open job in each language, written beside the pages that are shared. They are
 * painted in a thread of their own from the time the folder is empty, and the build waits for the last of them.
 */
export function picturesToShare(builtOn: Day): AstroIntegration {
  let folder = ''
  let painting = Promise.resolve()
  return {
    name: 'frist:pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = config.build.client.href
      },
      'astro:build:setup': () => {
        painting = paintIn(folder, builtOn)
      },
      'astro:build:done': () => painting,
    },
  }
}

/** What ends a painter ends the build. */
function paintIn(folder: string, builtOn: Day): Promise<void> {
  const painter = new Worker(new URL('./painter.ts', import.meta.url), { workerData: { folder, builtOn } })
  const painted = new Promise<void>((resolve, reject) =>
    painter.on('error', reject).on('exit', () => resolve()),
  )
  painted.catch(() => {})
  return painted
}
