import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { must } from '../measure/must.ts'
import { serveNames } from './objects.ts'

const sweeper = fileURLToPath(new URL('sweeper.ts', import.meta.url))

/** Lets a process sweep and kills it (SIGKILL) right after it deleted the objects of the batch in the middle. */
export async function killInTheMiddle(file: string, day: string, names: Set<string>, due: number) {
  const atLeast = names.size - due
  const bucket = await serveNames(names, () => {
    if (names.size <= atLeast + due / 2) child.kill('SIGKILL')
  })
  const child = spawn(process.execPath, [sweeper, file, day, bucket.url], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  bucket.close()
  must(signal === 'SIGKILL' && names.size > atLeast, 'the sweep is killed half way')
}
