import { ContentProblem } from '../problem.ts'

/** What the pages' own Content-Security-Policy would refuse in a drawing that stands in the page, and what to do. */
const refused: [sign: RegExp, remedy: string][] = [
  [/<script\b/i, 'has a <script>; take it out, a logo needs none'],
  [/\son[a-z]+\s*=/i, 'has an attribute that starts a script, such as onclick; take it out'],
  [
    /<style\b|\sstyle\s*=/i,
    'has styles written into it; write each as an attribute instead, such as fill="currentColor"',
  ],
  [/<foreignObject\b/i, 'has a <foreignObject>; draw with paths and shapes alone'],
  [
    /\bhref\s*=\s*["'](?!#)|url\(\s*["']?(?!#)[^)]|@import/i,
    'fetches or links to something outside itself; draw it into the file, or take it out',
  ],
  [/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i, 'has a document type or a style sheet; take that line out'],
]

/** Throws ContentProblem for a logo that browsers would not draw as it is meant, or that could do more than be seen. */
export function requireStillLogo(file: string, svg: string): void {
  if (!/<svg[\s>]/.test(svg))
    throw new ContentProblem(file, 'the whole file', 'is no SVG; save the logo as SVG')
  const found = refused.find(([sign]) => sign.test(svg.replace(/<!--[\s\S]*?-->/g, '')))
  if (found) throw new ContentProblem(file, 'the whole file', found[1])
}
