import type { Brand } from '../../promises/organisation/brand.ts'

/** The colours of an issue in one scheme: the paper behind, the card, its words, quieter words, lines and links. */
interface Colours {
  paper: string
  card: string
  ink: string
  soft: string
  line: string
  link: string
}

const light = { paper: '#edf1ea', card: '#ffffff', ink: '#16231e', soft: '#4d5a54', line: '#d9ded4' }
const dark = { paper: '#101714', card: '#1b2822', ink: '#e9efe9', soft: '#a9b7af', line: '#2e3d36' }

const sans = "-apple-system,'Segoe UI',Roboto,Arial,sans-serif"

/**
 * How an issue looks: styles on each element for the light scheme, because mail programs drop style sheets, and a small
 * sheet for those that keep it and know the dark one.
 */
export function lookOf({ accent }: Brand) {
  const colours: Colours = { ...light, link: accent.light }
  return {
    ...colours,
    body: `margin:0;padding:0;background:${colours.paper};color:${colours.ink};-webkit-text-size-adjust:100%`,
    text: `font:400 17px/1.55 ${sans};color:${colours.ink}`,
    small: `font:400 14px/1.5 ${sans};color:${colours.soft}`,
    heading: (sizePx: number) => `font:700 ${sizePx}px/1.25 ${sans};color:${colours.ink}`,
    anchor: `color:${colours.link};text-decoration:underline`,
    sheet: sheetFor({ ...dark, link: accent.dark }),
  }
}

export type Look = ReturnType<typeof lookOf>

function sheetFor({ paper, card, ink, soft, line, link }: Colours): string {
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    '@media (prefers-color-scheme:dark){',
    `.paper{background:${paper}!important}`,
    `.card{background:${card}!important}`,
    `.ink{color:${ink}!important}`,
    `.soft{color:${soft}!important}`,
    `.line{border-color:${line}!important}`,
    `.link{color:${link}!important}`,
    '}',
    '@media (max-width:480px){.side{padding-left:20px!important;padding-right:20px!important}}',
  ].join('')
}
