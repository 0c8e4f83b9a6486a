import type { Files } from '../../functions/platform/files.ts'
import type { BatchDelivery, Delivery, Mail } from '../../functions/platform/mail/mail.ts'
import { asking } from '../../functions/platform/neighbours.ts'
import { alwaysPossible, faulty, type Take } from './faulty.ts'

/** The bucket, whose failures look as the real one's do. */
export function faultyFiles(files: Files, take: Take): Files {
  return faulty('files', files, ['put', 'remove', 'list'], (call) => asking('the bucket', take(call)))
}

/** The mail provider: busy (not taken over) or broken (nobody knows), besides what any call can suffer. */
export function faultyMail(mail: Mail, take: Take): Mail {
  return {
    send: (letter, key) =>
      take<Delivery>({
        name: 'mail.send',
        modes: [...alwaysPossible, '429', '5xx'],
        act: () => mail.send(letter, key),
        instead: async (mode) =>
          mode === '429' ? { outcome: 'later', retryAfterSeconds: 1 } : { outcome: 'unsure' },
      }),
    sendMany: (letters, key) =>
      take<BatchDelivery>({
        name: 'mail.sendMany',
        modes: [...alwaysPossible, '429', '5xx'],
        act: () => mail.sendMany(letters, key),
        instead: async (mode) =>
          mode === '429' ? { outcome: 'later', retryAfterSeconds: 1 } : { outcome: 'unsure' },
      }),
  }
}
