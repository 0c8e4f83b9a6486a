import { latestExtension } from '../../../promises/calendar/month-to-answer.ts'
import { extend } from '../../extending/extend.ts'
import { type Extension, type ExtensionFault, faultsInExtension } from '../../extending/extension.ts'
import { dayIn, textIn } from '../checking.ts'
import { extensionForm } from '../form.ts'
import type { Change } from './changing.ts'

/** Putting an answer off, with the letter that tells the person. */
export const extending: Change<Extension, ExtensionFault> = {
  done: 'extended',
  shape: { lines: ['to', 'told'], texts: ['because'], files: [] },
  form: extensionForm,
  remedies: {
    answered: ['form', 'requestAnswered'],
    extendedBefore: ['form', 'requestExtendedBefore'],
    monthIsOver: ['form', 'requestMonthOver'],
    notLater: ['to', 'requestNotLater'],
    tooLate: ['to', 'requestTooLate'],
    noReason: ['because', 'requestNoReason'],
    personNotTold: ['told', 'requestTellFirst'],
    notToldThen: ['told', 'requestToldWrongDay'],
  },
  wanted: (fields, { receivedOn }) => ({
    to: dayIn(fields, 'to') ?? latestExtension(receivedOn),
    reason: textIn(fields, 'because') ?? '',
    toldOn: dayIn(fields, 'told'),
  }),
  faults: (request, extension, { today }) => faultsInExtension(request, extension, today),
  isSoAlready: ({ extendedTo, extendedFor }, { to, reason }) => extendedTo === to && extendedFor === reason,
  carryOut: extend,
}
