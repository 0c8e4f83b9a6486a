import type { ApplyValues, HeldModel } from '../../../functions/applications/models.ts'
import { writtenDetails } from '../../../functions/applications/roles/form.ts'
import type { FormState } from '../form/form-state.ts'

/** The application form as it is drawn. */
export interface ApplyForm extends FormState<ApplyValues> {
  held: readonly HeldModel[]
}

export const emptyValues: ApplyValues = {
  name: '',
  email: '',
  phone: '',
  address: '',
  letter: '',
  cvText: '',
  role: '',
  ...writtenDetails({}),
  acknowledged: false,
  'consent-talent-pool': false,
  'consent-newsletter': false,
}
