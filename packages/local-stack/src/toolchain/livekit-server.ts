import type { Say } from '../progress.ts'
import type { Found } from './found.ts'
import { findGoProgram } from './go-program.ts'

export function findLiveKitServer(say: Say): Promise<Found> {
  return findGoProgram(
    {
      name: 'livekit-server',
      version: '1.13.5',
      module: 'livekit',
      importPath: 'github.com/livekit/livekit-server/cmd/server',
      release: (platform, arch) =>
        `https://github.com/livekit/livekit/releases/download/v1.13.5/livekit_1.13.5_${platform}_${arch === 'x64' ? 'amd64' : arch}.tar.gz`,
    },
    say,
  )
}
