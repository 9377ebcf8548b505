import type { Stack } from './stack.ts'

/** Of server/src/seed/demo.ts. */
export const DEMO_SIGN_INS = ['maren@example.test', 'jonas@example.test', 'admin@example.test'] as const

/** What a person needs to know once everything runs. */
export function addressTable(
  { addresses, missing, dataDir }: Pick<Stack, 'addresses' | 'missing' | 'dataDir'>,
  studioNote?: string,
): string {
  const [maren, jonas, admin] = DEMO_SIGN_INS
  const rows: [string, string | undefined, string?][] = [
    ['Site', addresses.site],
    ['Studio', addresses.studio, studioNote],
    ['Mail inbox', addresses.mail],
    ['Admin', addresses.admin],
    ['Database', addresses.database],
  ]
  const lines = rows.flatMap(([name, address, note]) =>
    address === undefined ? [] : [`  ${name.padEnd(12)}${address.padEnd(30)}${note ?? ''}`.trimEnd()],
  )
  return [
    '',
    'Stagedoor is running.',
    '',
    ...lines,
    '',
    `  Sign in as ${maren} (creator), ${jonas} (viewer) or ${admin} (admin).`,
    '  The code arrives in the mail inbox.',
    '',
    // What helps was said when it was found missing.
    ...missing.map((text) => `  Missing: ${text.split('\n')[0]}\n`),
    `  Data and logs: ${dataDir}`,
    '  Ctrl-C ends it.',
    '',
  ].join('\n')
}
