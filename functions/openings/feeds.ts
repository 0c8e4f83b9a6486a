export interface Feed {
  type: string
  /** The feed without the entries of these openings. */
  without(text: string, closed: ReadonlySet<string>): string
}

/** One entry of our XML feeds; what looks like a tag inside a CDATA section is text. */
const entry = /<(entry|job|url)>(?:[^<]+|<!\[CDATA\[[\s\S]*?\]\]>|<(?!\/\1>))*<\/\1>\n?/g

/** The feeds by their name under /feeds/, drawn at build of everything open that day. */
export const feeds: Readonly<Record<string, Feed>> = {
  'jobs.json': { type: 'application/feed+json; charset=utf-8', without: withoutItems },
  'sv.atom': { type: 'application/atom+xml; charset=utf-8', without: withoutEntries },
  'nb.atom': { type: 'application/atom+xml; charset=utf-8', without: withoutEntries },
  'en.atom': { type: 'application/atom+xml; charset=utf-8', without: withoutEntries },
  'indeed.xml': { type: 'application/xml; charset=utf-8', without: withoutEntries },
  'sitemap.xml': { type: 'application/xml; charset=utf-8', without: withoutEntries },
}

function withoutEntries(xml: string, closed: ReadonlySet<string>): string {
  return xml.replace(entry, (text) => (closed.has(openingIn(text)) ? '' : text))
}

function withoutItems(json: string, closed: ReadonlySet<string>): string {
  const feed = JSON.parse(json) as { items: { id: string }[] }
  return JSON.stringify({ ...feed, items: feed.items.filter(({ id }) => !closed.has(openingIn(id))) })
}

/** Every entry begins with the address of its page, and so with the opening it is about. */
function openingIn(text: string): string {
  return /\/jobs\/([^/]+)\//.exec(text)?.[1] ?? ''
}
