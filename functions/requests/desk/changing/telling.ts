import type { Day } from '../../../promises/calendar/calendar.ts'
import { faultsInTelling, type TellingFault, tell } from '../../telling/tell.ts'
import { dayIn } from '../checking.ts'
import { toldForm } from '../form.ts'
import type { Change } from './changing.ts'

/** Noting that somebody who has had the data was told what became of it (GDPR art. 19). */
export const telling: Change<{ recipient: string; toldOn: Day }, TellingFault> = {
  done: 'told',
  shape: { lines: ['task', 'told-on'], texts: [], files: [] },
  form: toldForm,
  remedies: {
    noSuchTask: ['form', 'requestNoSuchTask'],
    notAnswered: ['form', 'requestNotAnswered'],
    notYet: ['told-on', 'requestDayToCome'],
  },
  wanted: (fields, { tasks }, { today }) => ({
    recipient: tasks.find(({ id }) => id === fields.task)?.recipient ?? '',
    toldOn: dayIn(fields, 'told-on') ?? today,
  }),
  faults: (request, wanted, { today }) => faultsInTelling(request, wanted, today),
  isSoAlready: ({ tasks }, { recipient, toldOn }) =>
    tasks.some((task) => task.recipient === recipient && task.toldOn === toldOn),
  carryOut: tell,
}
