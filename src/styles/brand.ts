import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import {
  type Brand,
  inkOn,
  requireLegible,
  type Scheme,
} from '../../functions/promises/organisation/brand.ts'
import { readSite } from '../../functions/promises/organisation/site.ts'

/** Adds the organisation's accent to the one sheet of styles every page has. */
export const accentInStyles: Plugin = {
  name: 'frist:accent',
  enforce: 'pre',
  transform(styles, file) {
    if (!file.endsWith('/src/styles/site.css')) return
    const site = JSON.parse(readFileSync('content/site.json', 'utf8'))
    return styles + brandStyles(readSite(site).brand, readFileSync('src/styles/tokens.css', 'utf8'))
  },
}

/** The tokens that text and links stand on. */
const surfaces = ['paper', 'mist', 'card']

/**
 * The organisation's accent as tokens, added to the styles at build; throws ContentProblem when a link in it could
 * not be read on a surface of tokens.css.
 */
export function brandStyles(brand: Brand, tokens: string): string {
  const ofScheme = (scheme: Scheme) => surfaces.map((name) => token(tokens, name)[scheme])
  requireLegible(brand, { light: ofScheme('light'), dark: ofScheme('dark') })
  const { light, dark } = brand.accent
  return `@layer tokens{:root{--accent:light-dark(${light},${dark});--on-accent:light-dark(${inkOn(light)},${inkOn(dark)})}}`
}

/** A colour of tokens.css in both schemes. */
export function token(tokens: string, name: string): Record<Scheme, string> {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)
  if (!found) throw new Error(`src/styles/tokens.css: write --${name}: light-dark(#rrggbb, #rrggbb)`)
  return { light: found[1]!, dark: found[2]! }
}
