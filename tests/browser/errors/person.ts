import { typed, type Wrong } from './wrongs.ts'

/** What every form asks of a person, wrong in every way there is. */
export const aboutThePerson: readonly Wrong[] = [
  typed('nameMissing', 'name', ' '),
  typed('nameTooLong', 'name', 'å'.repeat(201)),
  typed('emailMissing', 'email', ''),
  typed('emailMalformed', 'email', 'kim.post.example'),
  typed('emailLocalPart', 'email', 'åsa@post.example'),
  typed('emailTooLong', 'email', `${'k'.repeat(250)}@post.example`),
  typed('leaveEmptyFilled', 'leave-empty', 'https://spam.example'),
]
