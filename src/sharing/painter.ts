import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import { drawing, paletteFrom } from './drawing.ts'
import { sourceSerif } from './lettering.ts'
import type { Order } from './pictures.ts'

const { pictures, folder }: Order = workerData
const palette = paletteFrom(await readFile('src/styles/tokens.css', 'utf8'))
const typefaces = { strong: sourceSerif(600), plain: sourceSerif(400) }

// One after the other: which letters are painted together decides their finest pixels, and builds shall agree.
for (const picture of pictures) {
  const file = new URL(`.${picture.address}`, folder)
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, await drawing(picture, typefaces, palette))
}
