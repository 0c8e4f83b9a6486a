import * as v from 'valibot'

const at = v.pipe(v.number(), v.integer(), v.minValue(1))

const erased = v.strictObject({
  kind: v.literal('erased'),
  addressHash: v.string(),
  things: v.union([v.literal('everything'), v.array(v.string())]),
  at,
})

const withdrawn = v.strictObject({
  kind: v.literal('withdrawn'),
  addressHash: v.string(),
  purpose: v.string(),
  thing: v.string(),
  at,
})

const suppressed = v.strictObject({
  kind: v.literal('suppressed'),
  addressHash: v.string(),
  channel: v.picklist(['email']),
  scope: v.picklist(['newsletter', 'all']),
  reason: v.picklist(['left', 'complained', 'bounced']),
  at,
})

const shutOut = v.strictObject({ kind: v.literal('shutOut'), addressHash: v.string(), at })

const seenAt = v.pipe(v.number(), v.integer(), v.minValue(0))

const held = v.strictObject({
  kind: v.literal('held'),
  subjectId: v.string(),
  seenAt,
  ground: v.picklist(['claim', 'authority']),
  reviewOn: v.string(),
  sealed: v.string(),
  at,
})

const lifted = v.strictObject({ kind: v.literal('lifted'), subjectId: v.string(), seenAt, at })

const restricted = v.strictObject({
  kind: v.literal('restricted'),
  addressHash: v.string(),
  subjectId: v.string(),
  reason: v.picklist(['inaccurate', 'unlawful', 'needed', 'objected']),
  at,
})

const released = v.strictObject({ kind: v.literal('released'), subjectId: v.string(), at })

export const confirmed = v.strictObject({ kind: v.literal('confirmed'), addressHash: v.string(), at })
export const entry = v.variant('kind', [
  erased,
  withdrawn,
  suppressed,
  shutOut,
  held,
  lifted,
  restricted,
  released,
])

/**
 * One erasure at somebody's word, known only by keyed hashes: of the address, and of the ids of single things where not
 * everything went. It says what to erase again in a database restored from before (GDPR art. 17, 5.1 f). What came
 * after `at` (milliseconds since 1970) is somebody's new wish and stays.
 */
export type Erased = v.InferOutput<typeof erased>

/** A consent that somebody took back, for the thing with this keyed hash of its id (GDPR art. 7.3). */
export type Withdrawn = v.InferOutput<typeof withdrawn>

/** Somebody who is not to be written to since `at`, and for which kind of letters. */
export type Suppressed = v.InferOutput<typeof suppressed>

/** One of our own people whose account ended at `at`: nothing at the desk opens for them since. */
export type ShutOut = v.InferOutput<typeof shutOut>

/**
 * A hold that was put on the thing with this random id, or extended where it was as of `seenAt` (0: there was none).
 * What was written about it is sealed with the portal's secret.
 */
export type Held = v.InferOutput<typeof held>

/** The hold as of `seenAt` is lifted. */
export type Lifted = v.InferOutput<typeof lifted>

/**
 * That the person whose thing has this random id had it restricted at `at`, and in which of the four cases (GDPR art.
 * 18.1). By the hash of their address those are found who have had it and are to be told (art. 19).
 */
export type Restricted = v.InferOutput<typeof restricted>

/** That they ended it. */
export type Released = v.InferOutput<typeof released>

/** Somebody who asked for the newsletter and confirmed it at `at`: what they had left before counts no more. */
export type Confirmed = v.InferOutput<typeof confirmed>

/** What a restored database has to be told again, in the order of time. */
export type LedgerEntry = Erased | Withdrawn | Suppressed | ShutOut | Held | Lifted | Restricted | Released
