import type { Say } from '../progress.ts'
import type { Found } from './found.ts'
import { findGoProgram } from './go-program.ts'

export function findVersitygw(say: Say): Promise<Found> {
  return findGoProgram(
    {
      name: 'versitygw',
      version: '1.8.0',
      module: 'versitygw',
      importPath: 'github.com/versity/versitygw/cmd/versitygw',
      release: (platform, arch) => {
        const system = platform === 'darwin' ? 'Darwin' : 'Linux'
        return `https://github.com/versity/versitygw/releases/download/v1.8.0/versitygw_v1.8.0_${system}_${arch === 'x64' ? 'x86_64' : arch}.tar.gz`
      },
    },
    say,
  )
}
