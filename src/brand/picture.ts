import type { ImageMetadata } from 'astro'
import { promises } from '../../functions/promises/compiled.ts'
import { brandFile } from './files.ts'

const pictures = import.meta.glob<ImageMetadata>('../../content/brand/*.{jpg,png,webp}', {
  eager: true,
  import: 'default',
})
const { file, alt } = promises.site.brand.picture

/** The one picture, with what it shows in each language; for prerendered pages alone, so that its source stays at home. */
export const picture = { image: brandFile(pictures, file, 'brand.picture.file'), alt }
