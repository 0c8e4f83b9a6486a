import type { Page } from '@playwright/test'
import type { PhotoRefusal, Refusal } from '../../../functions/applications/files/verdict.ts'
import type { MessageKey } from '../../../functions/platform/forms/fields.ts'
import { badFiles } from '../../corpora/files-bad.ts'
import { badPhotos } from '../../corpora/files-photos.ts'
import { carry, type Wrong } from './wrongs.ts'

type File = [name: string, bytes: Uint8Array]

/** Every way a CV or a photo is refused, from the corpora that the gate is tried with; and what has been held too long. */
export function filesGoneWrong(): Wrong[] {
  const cvs = Object.entries(oneOfEach()).map(([reason, file]) => refused('cv', reason as Refusal, file))
  const photos = Object.entries(badPhotos).map(([reason, files]) =>
    refused('photo', reason as PhotoRefusal, Object.values(files)[0]!),
  )
  return [...cvs, ...photos, lost('cv', 'heldCv', 'cvNotHeld'), lost('photo', 'heldPhoto', 'photoNotHeld')]
}

/** The smallest bad CV for each reason. */
function oneOfEach(): Record<string, File> {
  const found: Record<string, File> = {}
  for (const make of Object.values(badFiles))
    for (const { reason, name, bytes } of make())
      if (!found[reason] || bytes.length < found[reason][1].length) found[reason] = [name, bytes]
  return found
}

function refused(at: 'cv' | 'photo', reason: Refusal, file: File): Wrong {
  const message = `${at}${reason[0]!.toUpperCase()}${reason.slice(1)}` as MessageKey
  return { message, at, with: [], make: (page) => choose(page, at, file) }
}

function lost(at: 'cv' | 'photo', carried: string, message: MessageKey): Wrong {
  const make = async (page: Page) => {
    await page.locator(`#${at}`).setInputFiles([])
    await carry(page, carried, 'no-longer')
  }
  return { message, at, with: [], make }
}

function choose(page: Page, at: string, [name, bytes]: File): Promise<void> {
  return page.locator(`#${at}`).setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}
