import { rmSync } from 'node:fs'
import Native from 'libsql'
import { must } from '../measure/must.ts'
import type { SuiteOptions } from '../suite.ts'
import { namesIn } from './objects.ts'
import { letterLength, makeCascading } from './one-delete.ts'
import { addDay, fileWith } from './people.ts'
import { eraseByOf } from './person.ts'

const days = 100
const daysPerRound = 10

/** Two equal files, one for the floor and one for the portal; each round the oldest tenth falls due. */
export class Ground {
  readonly floorFile: string
  readonly file: string
  readonly bucket: ReturnType<typeof namesIn>
  readonly due: number
  /** Whether people hear by letter that their application is gone. */
  readonly told: boolean
  readonly #perDay: number
  #floorDays = days
  #days = days

  constructor(name: string, { quick, told }: SuiteOptions & { told: boolean }) {
    this.told = told
    this.#perDay = quick ? 1_000 : 10_000
    this.due = this.#perDay * daysPerRound
    const folder = '.data/bench'
    this.floorFile = fileWith({ perDay: this.#perDay, days }, folder, `${name}-floor`)
    this.file = fileWith({ perDay: this.#perDay, days }, folder, name)
    makeCascading(this.floorFile)
    this.bucket = namesIn(this.file)
    this.bucket.fill()
  }

  /** The day on which the oldest tenth is due, for the floor's file and for the portal's. */
  get floorDay(): string {
    return eraseByOf(this.#floorDays - days + daysPerRound - 1)
  }

  get day(): string {
    return eraseByOf(this.#days - days + daysPerRound - 1)
  }

  /** As many new applications as went, so that every round meets the same number. */
  refillFloor() {
    this.#takeLastLetters(this.floorFile)
    this.#floorDays = this.#refill(this.floorFile, this.#floorDays)
  }

  refill() {
    this.#takeLastLetters(this.file)
    this.#days = this.#refill(this.file, this.#days)
    this.bucket.fill()
  }

  #refill(file: string, from: number): number {
    requireNoOrphans(file, this.due * (days / daysPerRound - 1))
    const db = new Native(file)
    db.exec('PRAGMA synchronous = OFF')
    for (let day = from; day < from + daysPerRound; day++) addDay(db, day, this.#perDay)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    return from + daysPerRound
  }

  /** Each of those told has one last letter waiting, as long as the floor's; taken away, so that no round begins with any. */
  #takeLastLetters(file: string) {
    const db = new Native(file)
    const waiting = `select count(*), avg(length(html)), avg(length(text)) from outbox where letter = 'application-erased'`
    const [letters, ...lengths] = db.prepare(waiting).raw().get() as number[]
    must(letters === (this.told ? this.due : 0), 'everybody who is told has one last letter')
    const meant = [letterLength.html, letterLength.text]
    const areAlike = lengths.every((length, i) => Math.abs(length - meant[i]!) < meant[i]! / 10)
    must(!this.told || areAlike, `the floor writes letters of the same length: ${lengths}`)
    db.exec('delete from outbox')
    db.close()
  }

  close() {
    for (const file of [this.floorFile, this.file])
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  }
}

/** What is left is exactly what is not due, each with its file and its consents, and nothing without its owner. */
function requireNoOrphans(file: string, left: number) {
  const db = new Native(file)
  const count = (from: string) => (db.prepare(`select count(*) from ${from}`).raw().get() as [number])[0]
  must(count('applications') === left, 'only what is due is gone')
  must(count('application_files') === left, 'each application left has its file')
  must(count('consents') === left * 1.25, 'each application left has its consents')
  for (const owner of ['application_files where application_id', 'consents where subject_id'])
    must(count(`${owner} not in (select id from applications)`) === 0, 'nothing is left without its owner')
  must(count('erasing') === 0, 'no erasure is left half done')
  db.close()
}
