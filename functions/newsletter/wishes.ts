import * as v from 'valibot'

/** What there is to read about; the jobs can be narrowed by place and kind. */
export const topics = ['news', 'events', 'jobs'] as const

export type Topic = (typeof topics)[number]

/** What a reader wants: of the jobs only those in these places and of these kinds, or all where a list is empty. */
export interface Wishes {
  topics: Topic[]
  places: string[]
  kinds: string[]
}

export const topicField = v.picklist(topics)
