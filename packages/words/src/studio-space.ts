import { studioSpace } from './en/studio-space.ts'
import { spoken } from './spoken.ts'

export const studioSpaceWords = spoken({ en: studioSpace })
