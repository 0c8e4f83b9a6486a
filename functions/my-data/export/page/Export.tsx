/** @jsxImportSource hono/jsx */
import { instantInWords } from '../../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { Everything } from '../../models.ts'
import type { FileTold, Made } from '../archive.ts'
import type { ConsentReceipt } from '../receipts.ts'
import { styleFor } from './style.ts'
import { Thing } from './Thing.tsx'

interface Export {
  mine: Everything
  files: readonly FileTold[]
  receipts: readonly ConsentReceipt[]
  made: Made
}

/** What a page may do that is opened from somebody's own disk: show itself. */
const nothingFromOutside = "default-src 'none'; style-src 'unsafe-inline'"

/** Everything held about a person as one page that needs nothing else, in their language; all they wrote stays text. */
export function drawExport({ mine, files, receipts, made }: Export): string {
  const { locale, promises, origin } = made
  const { site } = promises
  const { mine: words, export: own } = wordsIn(locale).myData
  const at = instantInWords(new Date(mine.shownAt), locale, site.timeZone)
  const title = fill(own.title, { name: site.name })
  const reasons = (['opens', 'checksum', 'colleague'] as const).filter((reason) =>
    mine.keptBack.some(({ because }) => because === reason),
  )
  const page = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={nothingFromOutside} />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style>{styleFor(site.brand)}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{fill(own.made, { name: site.name, email: mine.email, at })}</p>
          <p>{own.careful}</p>
          <p>{own.programs}</p>
          {mine.items.map((item) => {
            const about = receipts.filter((receipt) => receipt.pii_principal_id === item.id)
            return <Thing {...{ item, files, made }} receipts={about} />
          })}
          <section>
            <h2>{words.notShown.title}</h2>
            <p>{words.notShown.lead}</p>
            <ul>
              {reasons.map((reason) => (
                <li>{words.notShown[reason]}</li>
              ))}
            </ul>
            <p>{words.unfound}</p>
            <p>
              <a href={`${origin}/${locale}/privacy/`}>{words.complain}</a>
            </p>
          </section>
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}
