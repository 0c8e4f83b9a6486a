/** The instant at which clocks in the zone show '2026-12-01T09:00'; null for what no clock shows, such as an hour skipped in spring. */
export function instantAt(zone: string, shown: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(shown)) return null
  const wanted = Date.parse(`${shown}Z`)
  if (Number.isNaN(wanted)) return null
  const once = wanted - (clockIn(zone, wanted) - wanted)
  const instant = once + wanted - clockIn(zone, once)
  return clockIn(zone, instant) === wanted ? new Date(instant) : null
}

/** What clocks in the zone show, as if they were in UTC. */
function clockIn(zone: string, instant: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant)
  return Date.parse(`${shown.replace(' ', 'T')}Z`)
}
