import type { SignUpValues } from '../../../functions/newsletter/models.ts'

export const emptyValues: SignUpValues = {
  email: '',
  'consent-newsletter': false,
  topics: [],
  places: [],
  kinds: [],
}
