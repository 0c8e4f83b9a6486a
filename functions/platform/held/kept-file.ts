import type { ResultSet } from '@libsql/client/web'
import type { Statement } from '../statements.ts'
import type { Person } from './person.ts'

/** A file of a person that lies sealed in the bucket, with what is needed to read it. Never shown as it stands. */
export interface KeptFile {
  id: string
  /** By what the person knows the thing it belongs to. */
  belongsTo: string
  displayName: string
  objectName: string
  sealingKey: string
}

/** How the sealed files of a person are found. */
export interface FilesOfPerson {
  find(person: Person): Statement
  read(found: ResultSet): KeptFile[]
}
