/** Everything a log line may say. Nothing a person wrote, no address, no token, no SQL parameter. */
export interface LogFields {
  requestId?: string
  method?: string
  route?: string
  status?: number
  error?: string
  rule?: string
  count?: number
  letterId?: string
  outcome?: string
}

export type Log = (event: string, fields: LogFields) => void

/** One line of JSON an event; the fields are an allow-list, so that an error's own words never get out. */
export const consoleLog: Log = (event, fields) => {
  // biome-ignore lint/suspicious/noConsole: the one place that writes the log
  console.log(JSON.stringify({ event, ...fields }))
}

/** The kind of an error and nothing of its message: a database error's message carries what people typed. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as Error & { code?: unknown }).code
  return typeof code === 'string' ? `${error.name} ${code}` : error.name
}
