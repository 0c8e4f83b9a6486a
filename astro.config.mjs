import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import cloudflare from '@astrojs/cloudflare'
import { defineConfig } from 'astro/config'
import { requireSoundContent } from './functions/local/sound-content.ts'
import { headersFile } from './functions/platform/requests/headers.ts'
import { readSite } from './functions/promises/site.ts'
import { brandStyles } from './src/styles/brand.ts'

const noIncomingMail = fileURLToPath(
  new URL('./functions/platform/mail/no-incoming-mail.ts', import.meta.url),
)
const builtOn = new Date().toISOString().slice(0, 10)

/** Before anything is drawn or emptied: what is wrong in content/ is one sentence, and the last site stays whole. */
const soundContent = {
  name: 'frist:content',
  hooks: {
    'astro:build:start': async () => {
      const problem = await requireSoundContent(builtOn).then(
        () => null,
        (problem) => problem,
      )
      if (!problem) return
      if (problem.name !== 'ContentProblem') throw problem
      process.stderr.write(`${problem.message}\n`)
      process.exit(1)
    },
  },
}

const headersForAssets = {
  name: 'frist:headers',
  hooks: {
    'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile()),
  },
}

const lighterWorker = {
  name: 'frist:lighter-worker',
  hooks: {
    'astro:config:setup': ({ updateConfig }) =>
      updateConfig({
        image: { endpoint: { entrypoint: './src/no-images.ts' } },
        vite: { resolve: { alias: { 'postal-mime': noIncomingMail } } },
      }),
  },
}

const accentInStyles = {
  name: 'frist:accent',
  enforce: 'pre',
  transform(styles, file) {
    if (!file.endsWith('/src/styles/site.css')) return
    const site = JSON.parse(readFileSync('content/site.json', 'utf8'))
    return styles + brandStyles(readSite(site).brand, readFileSync('src/styles/tokens.css', 'utf8'))
  },
}

export default defineConfig({
  site: process.env.PUBLIC_ORIGIN ?? 'http://localhost:8787',
  output: 'static',
  outDir: process.env.SITE_DIR ?? './dist',
  cacheDir: process.env.SITE_DIR ? `${process.env.SITE_DIR}/../cache` : './node_modules/.astro',
  publicDir: './src/public',
  session: false,
  trailingSlash: 'always',
  compressHTML: true,
  build: { inlineStylesheets: 'never' },
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [accentInStyles],
    build: { assetsInlineLimit: 0 },
    environments: { ssr: { build: { rolldownOptions: { output: { minify: true } } } } },
    define: { 'import.meta.env.BUILT_ON': JSON.stringify(builtOn) },
  },
  integrations: [soundContent, headersForAssets, lighterWorker],
  adapter: cloudflare({ imageService: 'compile', prerenderEnvironment: 'node' }),
})
