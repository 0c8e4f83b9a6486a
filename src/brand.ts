import type { ImageMetadata } from 'astro'
import type { SvgComponent } from 'astro/types'
import { promises } from '../functions/promises/compiled.ts'
import { ContentProblem } from '../functions/promises/problem.ts'

const logos = import.meta.glob<SvgComponent>('../content/brand/*.svg', { eager: true, import: 'default' })
const pictures = import.meta.glob<ImageMetadata>('../content/brand/*.{jpg,png,webp}', {
  eager: true,
  import: 'default',
})

const { brand } = promises.site

export const logo = brand.logo ? found(logos, brand.logo, 'brand.logo') : null

/** The one picture, with what it shows in each language. */
export const picture = {
  image: found(pictures, brand.picture.file, 'brand.picture.file'),
  alt: brand.picture.alt,
}

function found<Thing>(files: Record<string, Thing>, name: string, field: string): Thing {
  const file = files[`../content/brand/${name}`]
  if (!file)
    throw new ContentProblem('content/site.json', field, `content/brand/ has no ${name}; put it there`)
  return file
}
