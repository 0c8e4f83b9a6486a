import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Site } from './site.ts'
import type { Modules } from './workerd.ts'

const workers = fileURLToPath(new URL('../workers', import.meta.url))
const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ESNext,
  verbatimModuleSyntax: true,
}

/** A Worker of the bench's own, its types taken off; what it imports from beside it comes with it. */
export function benchWorker(file: string, ...more: string[]): Modules {
  return Object.fromEntries([file, ...more].map((name) => [name, javaScript(name)]))
}

/** The built portal, module by module as it is deployed, behind the stand-ins of bare workerd. */
export function portalWorker({ serverDir }: Site): Modules {
  const entry = `import portal from './entry.mjs'
import { withStandIns } from './stand-ins.ts'
export default withStandIns(portal)`
  const built = readdirSync(serverDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs') && !name.startsWith('.'))
    .map((name) => [name, readFileSync(join(serverDir, name), 'utf8')])
  return { 'main.mjs': entry, ...benchWorker('stand-ins.ts', 'objects.ts'), ...Object.fromEntries(built) }
}

function javaScript(name: string): string {
  return ts.transpileModule(readFileSync(join(workers, name), 'utf8'), { compilerOptions }).outputText
}
