import type { Page } from '@playwright/test'
import { detailNames, detailsOf, longDetails } from '../../../functions/applications/roles/form.ts'
import type { Role } from '../../../functions/promises/openings/roles.ts'
import { typed, type Wrong } from './wrongs.ts'

const tooLong = (at: string) => typed('detailTooLong', at, 'å'.repeat(201))

const levelOfNoSuchKind: Wrong = {
  message: 'levelUnknown',
  at: 'level',
  with: [],
  async make(page) {
    await page
      .locator('#level option')
      .last()
      .evaluate((option) => option.setAttribute('value', 'wizard'))
    await page.locator('#level').selectOption('wizard')
  },
}

const nothingToGoBy: Wrong = {
  message: 'partnerAboutMissing',
  at: 'partnerAbout',
  with: ['cv', 'cvText'],
  make: (page) => withoutCv(page),
}

const more: Record<Role, Wrong[]> = {
  'job-seeker': [],
  subcontractor: [
    typed('companyNumberWrong', 'companyNumber', '402000-0009'),
    typed('companyNumberPersonal', 'companyNumber', '811218-9876'),
    typed('servicesTooLong', 'services', 'å'.repeat(1_001)),
  ],
  student: [levelOfNoSuchKind],
  partner: [typed('partnerAboutTooLong', 'partnerAbout', 'å'.repeat(2_001)), nothingToGoBy],
}

/** What each role is asked besides, wrong in every way there is. */
export function aboutTheRole(role: Role): Wrong[] {
  const oneLine = detailsOf[role].filter(
    (name) => !longDetails.includes(name) && name !== 'level' && name !== 'companyNumber',
  )
  return [...oneLine.map(tooLong), ...more[role]]
}

/** That nobody has said who they are. */
export const roleLeftOut: Wrong = {
  message: 'roleUnknown',
  at: 'role',
  with: detailNames,
  make: (page) => page.locator('#role').selectOption(''),
}

export async function withoutCv(page: Page): Promise<void> {
  await page.locator('#cv').setInputFiles([])
  await page.locator('#cvText').fill('')
}
