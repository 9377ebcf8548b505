import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import pino, { type Logger } from 'pino'
import type { Config } from '#config.ts'

/**
 * What must never reach a log line, wherever it hides: addresses of people, codes, tokens, secrets. Lines hold what
 * strangers send (paths, for one), so each pattern begins where a run of its characters does: read once, not once a
 * character.
 */
const secrets = [
  [
    /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]{1,63}(?:\.[\w-]{1,63}){0,20}\.[a-z]{2,24}\b/gi,
    '[mail]',
  ],
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(?:sk|rk|whsec|pi|cs|seti)_\w+_secret_\w+|\b(?:sk|rk)_(?:test|live)_\w+|\bwhsec_\w+/g, '[secret]'],
  [
    /"(token|secret|password|otp|authorization|cookie|set-cookie|clientSecret|client_secret|signed)":"(?:[^"\\]|\\.)*"/gi,
    '"$1":"[secret]"',
  ],
  [/"code":"?\d{6}"?/g, '"code":"[code]"'],
  [/(Bearer |__Host-sid=)[^"\s;]+/g, '$1[token]'],
] as const satisfies [RegExp, string][]

export function redact(line: string): string {
  return secrets.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
}

export function createLog(config: Pick<Config, 'logLevel'>, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: facts },
    hooks: { streamWrite: redact },
  }
  return destination ? pino(options, destination) : pino(options)
}

const told = ['type', 'message', 'stack', 'code', 'constraint', 'table', 'vendor', 'retryable', 'statusCode']

/** Of an error what helps to find it. Libraries hang more on it: bodies they were given, rows, headers. */
function facts(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const all = Object.entries(pino.stdSerializers.err(error))
  const some = Object.fromEntries(all.filter(([name]) => told.includes(name)))
  return error instanceof AggregateError ? { ...some, errors: error.errors.map(facts) } : some
}

/** Gives each request an id (also in the answer's `x-request-id`) and logs it when it is answered, without its query. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    const path = request.path
    response.locals['requestId'] = requestId
    response.setHeader('x-request-id', requestId)
    response.once('close', () => {
      const { statusCode: status } = response
      log.info(
        {
          requestId,
          method: request.method,
          path,
          status,
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
          userId: response.locals['userId'] as string | undefined,
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request served',
      )
    })
    next()
  }
}
