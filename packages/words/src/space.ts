import { space } from './en/space.ts'
import { spoken } from './spoken.ts'

export const spaceWords = spoken({ en: space })
