/** One of the lists a page consists of, under a heading that counts its lines. */
export interface Part {
  id: string
  heading: { one: string; other: string }
  lines: Line[]
}

/** A thing with the way to it, and what there is to know of it, column by column. */
interface Line {
  name: string
  address: string
  cells: { text: string; more?: string; isWrong?: boolean }[]
}
