import { type Surroundings, surroundingsFrom } from '../../functions/local/surroundings.ts'

const firstPort = Number(process.env.TEST_PORT ?? 18_100)

/** Where the site under test is built. */
export const builtPortal = placeFor('build', firstPort)

/** A running copy for one test worker: the same site, its own ports and data. */
export function portalFor(worker: number): Surroundings {
  return { ...placeFor(`worker-${worker}`, firstPort + 10 * (worker + 1)), siteDir: builtPortal.siteDir }
}

function placeFor(name: string, port: number): Surroundings {
  return surroundingsFrom({
    DATA_DIR: `.data/test/${name}`,
    PORT: String(port),
    MAILBOX_PORT: String(port + 1),
    TURSO_PORT: String(port + 2),
  })
}
