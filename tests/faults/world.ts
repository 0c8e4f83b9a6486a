import { createApp } from '../../functions/app.ts'
import { databaseOn, tursoClient } from '../../functions/platform/database.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Promises } from '../../functions/promises/promises.ts'
import type { Call, Fault, Mode, Take } from './faulty.ts'
import { faultyFiles, faultyMail } from './ports.ts'

/** When a call may go on, and when its answer may; a schedule lets others go first. */
export type Turn = (name: string) => Promise<void>

export interface Surroundings {
  /** What happens elsewhere while a slow call is under way. */
  meanwhile?: () => Promise<unknown>
  turn?: Turn
}

export type World = ReturnType<typeof openWorld>

/**
 * One run of the program on the real database, bucket and mailbox: a request, a tick. It suffers what the plan
 * says, and when it dies, nothing of it ever happens again. Without a plan the wire to the database is left out.
 */
export function openWorld(
  promises: Promises,
  real: Platform,
  addressFor: (take: Take) => string,
  plan: readonly Fault[] | null,
  { meanwhile = async () => {}, turn = async () => {} }: Surroundings,
) {
  const calls: Pick<Call<unknown>, 'name' | 'modes'>[] = []
  const afterwards: Promise<unknown>[] = []
  let end: (how: 'dead') => void = () => {}
  const death = new Promise<'dead'>((resolve) => {
    end = resolve
  })
  const forever = new Promise<never>(() => {})
  let isDead = false
  const die = () => {
    isDead = true
    end('dead')
    return forever
  }

  const take: Take = async (call) => {
    if (isDead) return forever
    const step = calls.push({ name: call.name, modes: call.modes })
    const planned = plan?.find((fault) => fault.step === step || fault.step === call.name)?.mode
    const mode = planned && !call.modes.includes(planned) ? 'before' : planned
    await turn(`${step} ${call.name}`)
    if (isDead) return forever
    if (mode === 'crash-before') return die()
    const outcome = await happening(call, mode, meanwhile)
    await turn(`${step} ${call.name} answers`)
    if (isDead) return forever
    if (mode === 'crash-after') return die()
    if (mode === 'slow-after' || mode === 'slow-lost') await meanwhile()
    if (mode === 'after' || mode === 'slow-lost') throw connectionLost()
    return outcome()
  }

  const platform: Platform = {
    ...real,
    db: plan ? databaseOn(tursoClient({ url: addressFor(take) })) : real.db,
    files: faultyFiles(real.files, take),
    mail: faultyMail(real.mail, take),
    afterwards: (work) => void afterwards.push(Promise.race([work().catch(() => undefined), death])),
  }
  return {
    platform,
    get app() {
      return createApp(promises, () => platform, [])
    },
    calls,
    isDead: () => isDead,
    /** What the work answers, or `dead`; with what it set going for after its answer. */
    async run<T>(work: () => Promise<T>): Promise<T | 'dead'> {
      const answer = await Promise.race([work(), death])
      await Promise.all(afterwards)
      return answer
    },
  }
}

/** What a call comes to, told only when its turn to answer has come. */
async function happening<T>(
  call: Call<T>,
  mode: Mode | undefined,
  meanwhile: () => Promise<unknown>,
): Promise<() => T> {
  if (mode === 'slow-before') await meanwhile()
  const isUseless = mode && call.instead && !/before|after|lost/.test(mode)
  const happens =
    mode === 'before' ? Promise.reject(connectionLost()) : isUseless ? call.instead!(mode) : call.act()
  return happens.then(
    (answer) => () => answer,
    (error) => () => {
      throw error
    },
  )
}

const connectionLost = () => new TypeError('the connection was lost')
