import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

/** Texts carry no front matter: their facts stand in facts.json beside them. */
const textAlone = z.strictObject({})

/** The ads: openings/<slug>/<language>.md. */
const openings = defineCollection({
  loader: glob({ base: './content/openings', pattern: '*/*.md' }),
  schema: textAlone,
})

/** The policies: policies/<policy>/<version>/<language>.md, and roles/<role>/<language>.md in each version. */
const policies = defineCollection({
  loader: glob({ base: './content/policies', pattern: ['*/*/*.md', '*/*/roles/*/*.md'] }),
  schema: textAlone,
})

export const collections = { openings, policies }
