import { requireTeam } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { addExperience } from './add-experience.ts'
import { changeExperience } from './change-experience.ts'
import { listExperiences } from './list-experiences.ts'

export const experienceRoutes = [
  route('POST /spaces/:spaceId/experiences', requireTeam('producer'), addExperience),
  route('GET /spaces/:spaceId/experiences', requireTeam('moderator'), listExperiences),
  route('PATCH /experiences/:experienceId', requireTeam('producer'), changeExperience),
]
