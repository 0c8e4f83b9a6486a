import { promises } from '../../functions/promises/compiled.ts'
import { requireHonestSentences } from '../../functions/promises/policies/sentences.ts'
import { versions } from './policies.ts'

const files = import.meta.glob<string>('../../content/policies/**/*.md', {
  eager: true,
  import: 'default',
  query: '?raw',
})

/** The Markdown of every policy, held against the rules of the program: the build stops at the first false sentence. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.split('/content/policies/')[1] ?? path, text]),
)

await requireHonestSentences({ ...promises, policies: versions, texts })
