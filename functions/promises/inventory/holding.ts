/** One table or bucket prefix: what its columns hold, why, under which rule it goes and what erases it. */
export interface Holding {
  purpose: string
  /**
   * Whose data it is: a person's, who meets it in my data; that of somebody who works here, who meets it at the desk; or
   * nobody's (then neither rule nor eraser is needed).
   */
  about: 'person' | 'staff' | 'nobody'
  /** Ids of rules in content/retention.json that let go of it. */
  rules: readonly string[]
  erasedBy: string
  columns: Readonly<Record<string, string>>
}

/** The rules under which an application lives, and with it whatever belongs to it. */
export const withTheApplication = [
  'application',
  'open-application',
  'subcontractor',
  'student',
  'partner',
  'talent-pool',
] as const
export const withItsSubject = [...withTheApplication, 'contact'] as const
