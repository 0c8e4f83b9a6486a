import { contactMessages } from './inventory/contact.ts'

/** One table or bucket prefix: what its columns hold, why, under which rule it goes and what erases it. */
export interface Holding {
  purpose: string
  /** Whose data it is: a person's, or nobody's (then neither rule nor eraser is needed). */
  about: 'person' | 'nobody'
  /** Ids of rules in content/retention.json that let go of it. */
  rules: readonly string[]
  erasedBy: string
  columns: Readonly<Record<string, string>>
}

const withTheApplication = [
  'application',
  'open-application',
  'subcontractor',
  'student',
  'partner',
  'talent-pool',
] as const
const withItsSubject = [...withTheApplication, 'contact'] as const

/**
 * The record of processing (GDPR art. 30) down to the column. A test compares it with the schema, so that no column
 * can be added without saying whose it is, why it is kept and how it goes.
 */
export const tables: Readonly<Record<string, Holding>> = {
  applications: {
    purpose: 'to recruit for the opening the person applied to',
    about: 'person',
    rules: [...withTheApplication, 'contact-details'],
    erasedBy: 'applicationsDuty; phone and address earlier, by contactDetailsDuty',
    columns: {
      id: 'random, time-ordered',
      reference: 'what the person calls it by',
      opening: 'which opening',
      controller: 'who is responsible',
      locale: 'the language to write in',
      role: 'as whom, in an open application',
      details:
        'if given, by role: work, workFrom; company, companyNumber, services, rate; university, programme, level, thesisPeriod; partnerOrganisation, partnerAbout',
      name: 'as the person wrote it',
      email: 'where letters go',
      phone: 'if given',
      address: 'if given',
      letter: 'if given',
      cv_text: 'a pasted CV',
      submitted_at: 'when it came',
      last_active_on: 'the last act of the person',
      rule: 'the rule of its opening',
      base_starts_on: 'when that rule starts at the latest',
      base_erase_by: 'the day promised by that rule',
      pool_rule: 'the talent pool’s rule, while its consent stands',
      pool_starts_on: 'when that rule starts',
      pool_erase_by: 'the day promised by that rule',
      contact_rule: 'the rule of phone, address and photo',
      contact_starts_on: 'when that rule starts',
      contact_erase_by: 'the day promised by that rule',
      deciding_rule: 'the rule that lets it live longest',
      erase_by: 'the later of the promised days',
    },
  },
  application_files: {
    purpose: 'to read the CV and photo the person sent',
    about: 'person',
    rules: [...withTheApplication, 'contact-details'],
    erasedBy: 'applicationsDuty; a photo earlier, by contactDetailsDuty',
    columns: {
      id: 'random, time-ordered',
      application_id: 'whose file',
      kind: 'CV or photo',
      object_name: 'where the sealed bytes lie',
      sealing_key: 'without which they cannot be read',
      display_name: 'the file name, cleaned',
      media_type: 'by what is in it',
      bytes: 'its size',
    },
  },
  consents: {
    purpose: 'to show what was agreed to, in which words and when (GDPR art. 7.1)',
    about: 'person',
    rules: [...withItsSubject, 'withdrawn-consent', 'storage-choice'],
    erasedBy:
      'applicationsDuty, contactDuty; withdrawn ones by withdrawnConsentDuty; answers about cookies by storageChoiceDuty',
    columns: {
      id: 'random, time-ordered',
      subject_id: 'whose consent; for an answer about cookies, the random number in the browser’s cookie',
      purpose: 'for what',
      event: 'acknowledged, given, refused or withdrawn',
      text_hash: 'the exact words',
      version: 'their version',
      locale: 'their language',
      form: 'where they were shown',
      controller: 'to whom it was given',
      retention: 'the rule it lives by',
      withdraw_at: 'where it is taken back',
      recorded_at: 'when',
    },
  },
  sent_forms: {
    purpose: 'to recognise the same form sent twice',
    about: 'person',
    rules: ['sent-forms', ...withItsSubject],
    erasedBy: 'sentFormsDuty; with its subject by applicationsDuty, contactDuty',
    columns: {
      key: 'the browser’s key or the content’s, hashed',
      subject_id: 'what it became',
      content_hash: 'a hash of what was sent',
      sent_at: 'when',
    },
  },
  outbox: {
    purpose: 'to send letters once and only once',
    about: 'person',
    rules: ['letters', ...withItsSubject],
    erasedBy: 'blanked when sent; lettersDuty; with its subject by applicationsDuty, contactDuty',
    columns: {
      id: 'the key by which a repeat is recognised',
      subject_id: 'about whom',
      letter: 'which letter',
      purpose: 'service or marketing',
      recipient: 'the address',
      reply_to: 'whom an answer goes to',
      subject: 'the subject line',
      html: 'the letter',
      text: 'the letter as plain text',
      state: 'how far it has come',
      queued_at: 'when it was written',
      next_try_at: 'when it is tried next',
      unsure_since: 'since when its fate is unknown',
      tries: 'how often it was tried',
      sent_at: 'when the provider took it',
    },
  },
  erasing: {
    purpose: 'to finish an erasure that was interrupted',
    about: 'person',
    rules: withItsSubject,
    erasedBy: 'applicationsDuty, contactDuty, in the batch that erases the subject',
    columns: { subject_id: 'whose data is going', rule: 'by which rule' },
  },
  contact_messages: contactMessages,
  opening_ends: {
    purpose: 'to start the clock of an opening’s applications',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: { opening: 'which opening', ended_on: 'when its recruitment ended' },
  },
  retention_runs: {
    purpose: 'to show that the retention job runs',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: {
      id: 'random, time-ordered',
      at: 'the instant it acted for',
      started_at: 'when it began',
      finished_at: 'when it ended',
      dry_run: 'whether it only counted',
      stopped: 'why it stopped, if it did',
      report: 'counts by rule',
    },
  },
  ceiling_approvals: {
    purpose: 'to let one run go above the ceiling after somebody looked',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: { id: 'random, time-ordered', approved_at: 'when', used_by_run: 'by which run' },
  },
  erasures: {
    purpose: 'to count what was erased in the batch that erased it',
    about: 'nobody',
    rules: [],
    erasedBy: '',
    columns: { id: 'a number', run_id: 'which run', rule: 'by which rule', count: 'how many' },
  },
}

/** What lies in the bucket, by the first part of an object's name. All of it is sealed. */
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
  photo: {
    purpose: 'to see the photo',
    about: 'person',
    rules: [...withTheApplication, 'contact-details'],
    erasedBy: 'contactDetailsDuty, applicationsDuty; without a row by the reaper within a day',
  },
}
