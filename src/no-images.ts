export const prerender = false

/** Pictures are made at build, so the Worker carries no endpoint that resizes them. */
export const GET = () => new Response(null, { status: 404 })
