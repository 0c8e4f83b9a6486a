import type { Mail } from '../../functions/platform/mail/mail.ts'
import { onTick } from '../../functions/scheduled.ts'
import { openPortal, type PortalOptions } from '../portal/portal.ts'
import type { Fault } from './faulty.ts'
import { openWire } from './wire.ts'
import { openWorld, type Surroundings } from './world.ts'

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

export type Stage = Awaited<ReturnType<typeof openStage>>

/** A portal on which one play after another is given, each from the same beginning. */
export async function openStage(options: PortalOptions = {}) {
  const portal = await openPortal(options)
  const wire = await openWire(portal.turso.url)
  const firstSentAt = new Map<string, number>()
  const world = (plan: readonly Fault[] | null = null, surroundings: Surroundings = {}) => {
    const real = portal.platform()
    const mail = forgettingAfterADay(real.mail, firstSentAt, () => portal.time.now.getTime())
    return openWorld(portal.promises, { ...real, mail }, wire.addressFor, plan, surroundings)
  }
  return {
    portal,
    world,
    letTimePass(minutes: number) {
      portal.time.now = new Date(portal.time.now.getTime() + minutes * minuteMs)
    },
    /** A cron, every minute's if not another, with nothing going wrong if not told. */
    async tick(cron = '* * * * *', { platform } = world()) {
      await onTick(platform, portal.promises, { cron, at: portal.time.now })
    },
    /** Keeps everything as it now is; answers how to get back here. */
    async keep(): Promise<() => Promise<void>> {
      const back = await keepDatabase(portal.client)
      const now = portal.time.now
      const objects = [...portal.objects]
      return async () => {
        await back()
        await fetch(`${portal.mailbox.url}/messages`, { method: 'DELETE' })
        firstSentAt.clear()
        portal.objects.clear()
        for (const [name, object] of objects) portal.objects.set(name, object)
        portal.log.length = 0
        portal.time.now = now
      }
    },
    async close() {
      await wire.close()
      await portal.close()
    },
  }
}

/** The provider recognises a repeated key for a day of the test's own clock; after that it is a new letter. */
function forgettingAfterADay(mail: Mail, firstSentAt: Map<string, number>, now: () => number): Mail {
  const asRemembered = (key: string) => {
    const first = firstSentAt.get(key) ?? now()
    firstSentAt.set(key, first)
    const days = Math.floor((now() - first) / dayMs)
    return days > 0 ? `${key}-${days}` : key
  }
  return {
    send: (letter, key) => mail.send(letter, asRemembered(key)),
    sendMany: (letters, key) => mail.sendMany(letters, asRemembered(key)),
  }
}

async function keepDatabase(client: Stage['portal']['client']) {
  const { rows: tables } = await client.execute(
    "select name from sqlite_master where type = 'table' and name not glob '__drizzle*' and name not glob 'sqlite_*' and name not glob 'kept_*' order by name = 'erasing'",
  )
  const back = ["insert or ignore into erasing select distinct subject_id, '' from consents"]
  for (const { name } of tables) {
    const { rows } = await client.execute(`select name from pragma_table_info('${name}')`)
    const columns = rows.map((row) => row.name).join(', ')
    await client.executeMultiple(
      `drop table if exists kept_${name}; create table kept_${name} as select ${columns} from ${name}`,
    )
    back.push(`delete from ${name}`, `insert into ${name} (${columns}) select ${columns} from kept_${name}`)
  }
  return async () => void (await client.batch(back, 'write'))
}
