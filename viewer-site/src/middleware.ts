import { withinLocale } from '@stagedoor/words/within-locale'
import { defineMiddleware } from 'astro:middleware'

/** A page, and all that helps to make it, is written for one locale. */
export const onRequest = defineMiddleware(({ locals }, next) => withinLocale(locals.locale, next))
