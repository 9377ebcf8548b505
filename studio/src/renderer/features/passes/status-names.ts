import type { AccessPass } from '@stagedoor/contract'

export const statusNames: Record<AccessPass['status'], string> = {
  draft: 'Draft',
  on_sale: 'On sale',
  closed: 'Closed',
}
