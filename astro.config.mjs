import { writeFile } from 'node:fs/promises'
import cloudflare from '@astrojs/cloudflare'
import { defineConfig } from 'astro/config'
import cookies from './content/cookies.json' with { type: 'json' }
import { soundContent } from './functions/local/building/checked-build.ts'
import { lighterWorker } from './functions/local/building/lighter-worker.ts'
import { promisesAsBuilt } from './functions/local/building/promises-as-built.ts'
import { wordsOnce } from './functions/local/building/words-once.ts'
import { readContent } from './functions/local/content.ts'
import { headersFile } from './functions/platform/requests/headers.ts'
import { readPromises } from './functions/promises/promises.ts'
import { sitemapOfPages } from './src/feeds/pages-sitemap.ts'
import { picturesToShare } from './src/sharing/pictures.ts'
import { accentInStyles } from './src/styles/brand.ts'

const origin = process.env.PUBLIC_ORIGIN ?? 'http://localhost:8787'
const builtOn = new Date().toISOString().slice(0, 10)

const headersForAssets = {
  name: 'frist:headers',
  hooks: {
    'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile(cookies, origin)),
  },
}

export default defineConfig({
  site: origin,
  output: 'static',
  outDir: process.env.SITE_DIR ?? './dist',
  cacheDir: process.env.SITE_DIR ? `${process.env.SITE_DIR}/../cache` : './node_modules/.astro',
  publicDir: './src/public',
  session: false,
  trailingSlash: 'always',
  compressHTML: true,
  // While the disk takes one page, others are drawn.
  build: { inlineStylesheets: 'never', concurrency: 16 },
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [accentInStyles, promisesAsBuilt(builtOn), lighterWorker, wordsOnce],
    build: { assetsInlineLimit: 0 },
    environments: { ssr: { build: { rolldownOptions: { output: { minify: true } } } } },
  },
  integrations: [
    soundContent(builtOn),
    headersForAssets,
    sitemapOfPages(origin),
    picturesToShare(() => readPromises(readContent(), builtOn)),
  ],
  adapter: cloudflare({ imageService: 'compile', prerenderEnvironment: 'node' }),
})
