import type { Stack } from './stack.ts'

/** What a person needs to know once everything runs. */
export function addressTable(
  { addresses, missing, dataDir }: Pick<Stack, 'addresses' | 'missing' | 'dataDir'>,
  studioNote?: string,
): string {
  const rows: [string, string | undefined, string?][] = [
    ['Site', addresses.site],
    ['Studio', addresses.studio, studioNote],
    ['Mail inbox', addresses.mail, 'sign-in codes arrive here'],
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
    // What helps was said when it was found missing.
    ...missing.map((text) => `  Missing: ${text.split('\n')[0]}\n`),
    `  Data and logs: ${dataDir}`,
    '  Ctrl-C ends it.',
    '',
  ].join('\n')
}
