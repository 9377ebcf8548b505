/** Writes params.json, by which the router refuses what Stripe would refuse. Run it after a new `stripe`. */
import { writeFileSync } from 'node:fs'
import { makeSchemas } from './make-schemas.ts'

writeFileSync(`${import.meta.dirname}/params.json`, `${JSON.stringify(makeSchemas())}\n`)
