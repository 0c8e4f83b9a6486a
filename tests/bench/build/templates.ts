import { must } from '../measure/must.ts'

/** One page as the least that could draw it: a template string with the words of the page in its holes. */
export interface Template {
  path: string
  page: Page
  draw(page: Page): string
}

interface Page {
  lang: string
  head: string
  top: string
  main: string
  foot: string
}

/** Takes a built page apart; drawing it again gives the same page. */
export function asTemplate(path: string, html: string): Template {
  const [, lang = '', head = '', top = '', main = '', foot = ''] =
    /^<!DOCTYPE html><html lang="([a-z]+)"[^>]*>([\s\S]*<\/head>)([\s\S]*?)<main([\s\S]*)<\/main>([\s\S]*)$/i.exec(
      html,
    ) ?? []
  const page = { lang, head, top, main, foot }
  must(draw(page) === html, `${path} is drawn as it was built`)
  return { path, page, draw }
}

const draw = ({ lang, head, top, main, foot }: Page) =>
  `<!DOCTYPE html><html lang="${lang}">${head}${top}<main${main}</main>${foot}`
