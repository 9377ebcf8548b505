import { studioPreflight } from './en/studio-preflight.ts'
import { spoken } from './spoken.ts'

export const studioPreflightWords = spoken({ en: studioPreflight })
