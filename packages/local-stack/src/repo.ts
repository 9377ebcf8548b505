import { fileURLToPath } from 'node:url'

/** The root of the checkout, with a trailing slash. */
export const repo = fileURLToPath(new URL('../../../', import.meta.url))
