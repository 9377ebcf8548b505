import { withinLocale } from '@stagedoor/words/within-locale'
import { defineMiddleware } from 'astro:middleware'

/**
 * A page, and all that helps to make it, is written for one locale. What finds nothing becomes the 404 page here:
 * Astro would render that after the front door has compressed the answer.
 */
export const onRequest = defineMiddleware(({ locals, rewrite }, next) =>
  withinLocale(locals.locale, async () => {
    const answer = await next()
    return answer.status === 404 && !answer.body ? rewrite('/404') : answer
  }),
)
