import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import { readContent } from '../../functions/local/content.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { type Promises, readPromises } from '../../functions/promises/promises.ts'
import { openWhenBuilt } from '../openings/when-built.ts'
import { drawing, paletteFrom } from './drawing.ts'
import { sourceSerif } from './lettering.ts'
import { type Picture, pictureOfJob, pictureOfPortal } from './picture.ts'

const { folder, builtOn } = workerData
await writePictures(picturesIn(readPromises(readContent(), builtOn)))

function picturesIn(promises: Promises): Picture[] {
  const open = openWhenBuilt(promises)
  return locales.flatMap((locale) => [
    pictureOfPortal(locale, promises.site),
    ...open.map((opening) => pictureOfJob(opening, locale, promises.site)),
  ])
}

/** One after the other: which letters are painted together decides their finest pixels, and builds shall agree. */
async function writePictures(pictures: Picture[]): Promise<void> {
  const palette = paletteFrom(await readFile('src/styles/tokens.css', 'utf8'))
  const typefaces = { strong: sourceSerif(600), plain: sourceSerif(400) }
  for (const locale of locales) await mkdir(new URL(`pictures/${locale}/`, folder), { recursive: true })
  for (const picture of pictures)
    await writeFile(new URL(`.${picture.address}`, folder), await drawing(picture, typefaces, palette))
}
