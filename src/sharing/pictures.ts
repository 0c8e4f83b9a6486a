import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { locales } from '../../functions/promises/language/languages.ts'
import type { Promises } from '../../functions/promises/promises.ts'
import { openWhenBuilt } from '../openings/when-built.ts'
import { drawing, paletteFrom } from './drawing.ts'
import { sourceSerif } from './lettering.ts'
import { type Picture, pictureOfJob, pictureOfPortal } from './picture.ts'

/** The pictures of the portal and of every open job in each language, written beside the pages that are shared. */
export function picturesToShare(readPromises: () => Promises): AstroIntegration {
  return {
    name: 'frist:pictures',
    hooks: { 'astro:build:done': ({ dir }) => writePictures(picturesIn(readPromises()), dir) },
  }
}

function picturesIn(promises: Promises): Picture[] {
  const open = openWhenBuilt(promises)
  return locales.flatMap((locale) => [
    pictureOfPortal(locale, promises.site),
    ...open.map((opening) => pictureOfJob(opening, locale, promises.site)),
  ])
}

/** One after the other: which letters are painted together decides their finest pixels, and builds shall agree. */
async function writePictures(pictures: Picture[], folder: URL): Promise<void> {
  const palette = paletteFrom(await readFile('src/styles/tokens.css', 'utf8'))
  const typefaces = { strong: sourceSerif(600), plain: sourceSerif(400) }
  for (const locale of locales) await mkdir(new URL(`pictures/${locale}/`, folder), { recursive: true })
  for (const picture of pictures)
    await writeFile(new URL(`.${picture.address}`, folder), await drawing(picture, typefaces, palette))
}
