import { studioOnboarding } from './en/studio-onboarding.ts'
import { spoken } from './spoken.ts'

export const studioOnboardingWords = spoken({ en: studioOnboarding })
