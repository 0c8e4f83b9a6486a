import * as v from 'valibot'
import { text } from '../fields.ts'
import { ContentProblem } from '../problem.ts'

const file = 'content/site.json'

const colour = v.pipe(
  v.string(),
  v.regex(/^#[0-9a-f]{6}$/i, 'write a colour as # and six digits or letters a–f, such as "#0a5c45"'),
)

/** A file in content/brand/. */
const fileNamed = (kinds: string) =>
  v.pipe(
    v.string(),
    v.regex(
      new RegExp(`^[\\w-]+\\.(${kinds})$`),
      `write the name of a file in content/brand/ that ends in ${kinds.replaceAll('|', ' or ')}`,
    ),
  )

/** What makes the portal the organisation's own, beside its name: an accent, a logo and one picture. */
export const brand = v.strictObject({
  accent: v.strictObject({ light: colour, dark: colour }),
  logo: v.optional(fileNamed('svg')),
  picture: v.strictObject({ file: fileNamed('jpg|png|webp'), alt: text }),
})

export type Brand = v.InferOutput<typeof brand>

/** The scheme a person's device asks for. */
export type Scheme = keyof Brand['accent']

/** The contrast of text (WCAG 2.2, 1.4.3); 3:1 for edges and rings (1.4.11) is met with it. */
export const textContrast = 4.5

/**
 * Throws ContentProblem for an accent that cannot be read as a link on one of the page's surfaces in its scheme,
 * naming the nearest colour that can.
 */
export function requireLegible({ accent }: Brand, surfaces: Record<Scheme, string[]>): void {
  for (const scheme of ['light', 'dark'] as const) {
    const hardest = surfaces[scheme].reduce((one, other) =>
      contrast(accent[scheme], one) <= contrast(accent[scheme], other) ? one : other,
    )
    const reached = contrast(accent[scheme], hardest)
    if (reached >= textContrast) continue
    const remedy = `is ${accent[scheme]}, ${reached.toFixed(1)}:1 against ${hardest}; links need 4.5:1, write ${nearestLegible(accent[scheme], hardest)} or another colour as clear`
    throw new ContentProblem(file, `brand.accent.${scheme}`, remedy)
  }
}

/** Black or white, whichever is easier to read on the colour; one of them always reaches 4.5:1. */
export function inkOn(colour: string): string {
  return contrast('#ffffff', colour) >= contrast('#000000', colour) ? '#ffffff' : '#000000'
}

/** How far two colours differ in lightness, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

/** The colour moved towards black or white, whichever is away from the surface, until it can be read there. */
function nearestLegible(colour: string, surface: string): string {
  const end = inkOn(surface) === '#ffffff' ? 255 : 0
  const steps = Array.from({ length: 101 }, (_, step) =>
    hex(channels(colour).map((value) => Math.round(value + ((end - value) * step) / 100))),
  )
  return steps.find((step) => contrast(step, surface) >= textContrast) ?? inkOn(surface)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function hex(channels: number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
