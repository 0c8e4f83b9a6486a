import { type Brand, inkOn, requireLegible, type Scheme } from '../../functions/promises/brand.ts'

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
