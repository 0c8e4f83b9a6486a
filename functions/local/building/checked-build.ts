import type { AstroIntegration } from 'astro'
import type { Day } from '../../promises/calendar/calendar.ts'
import { ContentProblem } from '../../promises/problem.ts'
import { requireSoundContent } from '../sound-content.ts'

/** Before anything is drawn or emptied: what is wrong in content/ is one sentence, and the last site stays whole. */
export function soundContent(builtOn: Day): AstroIntegration {
  return {
    name: 'frist:content',
    hooks: {
      async 'astro:build:start'() {
        try {
          await requireSoundContent(builtOn)
        } catch (problem) {
          if (!(problem instanceof ContentProblem)) throw problem
          process.stderr.write(`${problem.message}\n`)
          process.exit(1)
        }
      },
    },
  }
}
