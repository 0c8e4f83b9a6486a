import { Hono } from 'hono'
import { answerProblem } from '../../../platform/requests/answers.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { unseal } from '../../../platform/secrets/sealing.ts'
import { roles } from '../../../platform/staff/member.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { answerEnough } from '../budget/alarm.ts'
import type { CvModel } from '../models.ts'
import { readBlind } from '../veiled.ts'
import { textOfDocx } from './docx-text.ts'
import { harmlessFile } from './harmless.ts'
import { answerFrom, findFile } from './read.ts'

/** CV and photo, unsealed for whoever may read them: shown in the page, or as a download. */
export function readingFiles(promises: Promises) {
  return new Hono<House>().get('/desk/applications/:id/files/:file/', only(...roles), async (c) => {
    const { db, clock } = c.get('platform')
    const member = c.get('member')
    const now = clock()
    const asked = {
      applicationId: c.req.param('id'),
      fileId: c.req.param('file'),
      download: c.req.query('as') === 'download',
    }
    const today = dayIn(promises.site.timeZone, now)
    const answer = answerFrom(
      await db.write(findFile(member, asked, { now, today, blind: readBlind(promises) })),
    )
    if (answer.outcome === 'none') return answerProblem(c, 'applicationNotHere', 404)
    if (answer.outcome === 'file') return shown(c, answer.file, asked.download)
    return answerEnough(c, promises)
  })
}

type FileRow = Extract<ReturnType<typeof answerFrom>, { outcome: 'file' }>['file']

async function shown(c: Visit, file: FileRow, download: boolean): Promise<Response> {
  const { files, render } = c.get('platform')
  const sealed = await files.get(file.objectName)
  if (!sealed) return answerProblem(c, 'applicationNotHere', 404)
  const bytes = await unseal({ key: file.sealingKey, bytes: sealed })
  if (!download && /wordprocessing/.test(file.mediaType)) {
    const member = c.get('member')
    const model: CvModel = { member, name: file.displayName, paragraphs: await textOfDocx(bytes) }
    return render(member.locale, 'desk/cv', model, 200)
  }
  return harmlessFile(c, file, bytes, download)
}
