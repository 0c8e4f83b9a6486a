import type { HeldItem } from '../../../platform/held/item.ts'
import type { Thing } from './models.ts'

/** A thing as whoever searches meets it: that it is there, and until when. */
export function thingIn({ id, kind, name, controller, keptBy, whenErased, hold }: HeldItem): Thing {
  const days = keptBy.flatMap(({ eraseBy }) => eraseBy ?? [])
  return {
    ...{ id, kind, name, controller },
    eraseBy: days.toSorted().at(-1) ?? null,
    isOnHold: hold !== undefined,
    isLockedAway: kind === 'application' && whenErased === 'stays',
  }
}
