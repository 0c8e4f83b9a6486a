/** What the time is. Routes and the worker ask it once and hand the answer on; nothing else reads a clock. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** Lets some time pass, in milliseconds. */
export type Pause = (ms: number) => Promise<void>

export const systemPause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
