import { type Holding, withTheApplication } from './holding.ts'

/** What lies in the bucket, by the first part of an object's name. What people sent is encrypted. */
export const prefixes: Readonly<Record<string, Omit<Holding, 'columns'>>> = {
  cv: {
    purpose: 'to read the CV',
    about: 'person',
    rules: withTheApplication,
    erasedBy: 'applicationsDuty; without a row by the reaper within a day',
  },
  held: {
    purpose: 'to spare the person choosing a file again when the form came back',
    about: 'person',
    rules: ['held-files', ...withTheApplication, 'contact-details'],
    erasedBy: 'the reaper, once its time is over without a row; with a row as cv and photo',
  },
  ledger: {
    purpose:
      'to erase again, to keep again what is on hold or restricted, to tell again those who have had it, and not to write again to whoever said no, should a backup of the database be restored; also under an address they came to since',
    about: 'person',
    rules: ['erasure-ledger'],
    erasedBy: 'the reaper, once no backup can hold it any more',
  },
  photo: {
    purpose: 'to see the photo',
    about: 'person',
    rules: [...withTheApplication, 'contact-details'],
    erasedBy: 'contactDetailsDuty, applicationsDuty; without a row by the reaper within a day',
  },
  seals: {
    purpose:
      'to notice that a trace was altered, taken away or put in afterwards: hashes of whole days of traces',
    about: 'nobody',
    rules: [],
    erasedBy: '',
  },
}
