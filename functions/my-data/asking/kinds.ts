/**
 * The links one can be sent: to the page with everything, and to its download. Each is found under an address of its
 * own, and its letters are counted by their own name.
 */
export const linkKinds = {
  link: { letter: 'my-data-link', words: 'myDataLink', under: 'my-data/' },
  export: { letter: 'my-data-export', words: 'myDataExport', under: 'my-data/download/' },
} as const

export type LinkKind = keyof typeof linkKinds
