import type { APIRoute } from 'astro'
import { promises } from '../../../../functions/promises/compiled.ts'
import { locales } from '../../../../functions/promises/language/languages.ts'
import { openAtBuild } from '../../../openings/open.ts'
import { drawing, paletteFrom } from '../../../sharing/drawing.ts'
import { sourceSerif } from '../../../sharing/lettering.ts'
import { type Picture, pictureOfJob, pictureOfPortal } from '../../../sharing/picture.ts'
import tokens from '../../../styles/tokens.css?raw'

const { site } = promises
const typefaces = { strong: sourceSerif(600), plain: sourceSerif(400) }
const palette = paletteFrom(tokens)

export const getStaticPaths = () =>
  locales.flatMap((locale) => [
    pathOf(pictureOfPortal(locale, site)),
    ...openAtBuild.map((opening) => pathOf(pictureOfJob(opening, locale, site))),
  ])

function pathOf(picture: Picture) {
  const [locale, file = ''] = picture.address.split('/').slice(-2)
  return { params: { locale, name: file.replace('.png', '') }, props: { picture } }
}

export const GET: APIRoute<{ picture: Picture }> = async ({ props }) =>
  new Response(await drawing(props.picture, typefaces, palette))
