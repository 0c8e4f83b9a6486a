import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'turso',
  schema: ['./db/schema.ts', './db/schema/*.ts'],
  out: './db/migrations',
  dbCredentials: {
    url: process.env.TURSO_DATABASE_URL ?? 'http://127.0.0.1:8789',
    authToken: process.env.TURSO_AUTH_TOKEN,
  },
})
