import { myDataKeys } from '../../db/schema/my-data.ts'
import { agedRowsDuty } from '../platform/erasure/aged-rows.ts'
import { accessRule } from './access.ts'

/** Links nobody followed and visits that are over. */
export const myDataDuty = agedRowsDuty(accessRule, myDataKeys, myDataKeys.id, myDataKeys.madeAt)
