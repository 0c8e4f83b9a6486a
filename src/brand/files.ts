import { ContentProblem } from '../../functions/promises/problem.ts'

/** The file of content/brand/ that site.json names; throws ContentProblem when it is not there. */
export function brandFile<Thing>(files: Record<string, Thing>, name: string, field: string): Thing {
  const file = files[`../../content/brand/${name}`]
  if (!file)
    throw new ContentProblem('content/site.json', field, `content/brand/ has no ${name}; put it there`)
  return file
}
