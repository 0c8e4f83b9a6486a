import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { databaseUrl } from './database-url.ts'

const target = databaseUrl(process.env, process.argv.includes('--yes'))
await migrate(drizzle(createClient(target)), { migrationsFolder: 'db/migrations' })
process.stdout.write(`${target.url} is up to date.\n`)
