import type { APIRoute } from 'astro'
import { scriptWordsIn } from '../../components/apply/script-words.ts'
import { localeOf } from '../../i18n/drawn.ts'
import { inEveryLanguage } from '../../i18n/languages.ts'

export const getStaticPaths = inEveryLanguage

/** A module beside the form's script, so that the page itself does not carry what only the script says. */
export const GET: APIRoute = ({ params }) =>
  new Response(`export default ${JSON.stringify(scriptWordsIn(localeOf(params)))}\n`)
