import { deadEnds } from './en/dead-ends.ts'
import { spoken } from './spoken.ts'

export const deadEndsWords = spoken({ en: deadEnds })
