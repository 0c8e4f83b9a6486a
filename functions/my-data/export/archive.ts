import type { KeptFile } from '../../platform/held/kept-file.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Everything } from '../models.ts'
import { type OpenedFile, openFile } from './files.ts'
import { safeNames } from './names.ts'
import { drawExport } from './page/Export.tsx'
import { consentReceipts } from './receipts.ts'
import type { ZipEntry } from './zip.ts'

/** What became of one file in the download; without a path it is not in it. */
export interface FileTold {
  id: string
  name: string
  path: string | null
  state: OpenedFile['state']
}

/** From where the download is made. */
export interface Made {
  origin: string
  locale: Locale
  promises: Promises
}

/** Everything about a person: first each file as it was sent, then what was found, for programs and to be read. */
export async function* archive(
  mine: Everything,
  files: readonly KeptFile[],
  platform: Pick<Platform, 'files'>,
  made: Made,
): AsyncGenerator<ZipEntry> {
  const nameFor = safeNames()
  const told: FileTold[] = []
  for (const file of files) {
    const { id, displayName: name } = file
    const path = nameFor(file.belongsTo, name)
    const opened = await openFile(file, platform)
    const { state } = opened
    told.push({ id, name, path: state === 'included' ? path : null, state })
    if (opened.state === 'included') yield { name: path, bytes: opened.bytes, isPacked: true }
  }
  const receipts = consentReceipts(mine, made)
  const $schema = `${made.origin}/.well-known/my-data.schema.json`
  yield text('my-data.json', asJson({ $schema, ...mine, files: told }))
  yield text('consents.json', asJson(receipts))
  yield text('my-data.html', drawExport({ mine, files: told, receipts: receipts.receipts, made }))
}

function asJson(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function text(name: string, words: string): ZipEntry {
  return { name, bytes: new TextEncoder().encode(words), isPacked: false }
}
