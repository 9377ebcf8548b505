import type { LayoutName } from '@stagedoor/live/stage/layout'

/** The key of each layout, printed on it. */
export const layoutKeys: Record<LayoutName, string> = {
  camera: '1',
  screen: '2',
  side: '3',
  'pip-tl': '4',
  'pip-tr': '5',
  'pip-bl': '6',
  'pip-br': '7',
  soon: '8',
  brb: '9',
}

export function isPip(name: LayoutName): boolean {
  return name.startsWith('pip')
}
