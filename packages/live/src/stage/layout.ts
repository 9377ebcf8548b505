/** The publisher's participant attribute that carries the layout. */
export const layoutAttribute = 'layout'

export const layoutNames = [
  'camera',
  'screen',
  'side',
  'pip-tl',
  'pip-tr',
  'pip-bl',
  'pip-br',
  'soon',
  'brb',
] as const
export type LayoutName = (typeof layoutNames)[number]
export type StageSource = 'camera' | 'screen'

/** How the stage is arranged: plain data. The studio publishes it, every viewer arranges their own screen by it, and the recorder draws it. */
export type StageLayout = {
  name: LayoutName
  /** Which source is the small one in a picture in picture. */
  inset: StageSource
}

/** Where one source lies, in fractions of a 16:9 stage; later entries lie on top. */
export type StageRect = {
  source: StageSource
  x: number
  y: number
  width: number
  height: number
  /** A camera beside or over something may be cropped; a shared screen never is. */
  fit: 'cover' | 'contain'
  isInset: boolean
}

const insetSize = 0.31
const insetMargin = { x: 0.025, y: 0.045 }

/** Places the sources that are there. A layout whose other source is missing shows the one that is, full size; cards and an empty stage are `[]`. */
export function arrangeStage(layout: StageLayout, present: Record<StageSource, boolean>): StageRect[] {
  const { name } = layout
  if (name === 'soon' || name === 'brb') return []
  if (!present.camera && !present.screen) return []
  if (!present.camera) return [full('screen')]
  if (!present.screen) return [full('camera')]
  if (name === 'camera' || name === 'screen') return [full(name)]
  if (name === 'side') {
    return [
      { source: 'camera', x: 0, y: 0.175, width: 0.344, height: 0.65, fit: 'cover', isInset: false },
      { source: 'screen', x: 0.35, y: 0.175, width: 0.65, height: 0.65, fit: 'contain', isInset: false },
    ]
  }
  return [full(layout.inset === 'camera' ? 'screen' : 'camera'), corner(layout.inset, name)]
}

/** Reads the attribute; anything unknown, from a newer studio say, is the camera. */
export function parseLayout(attribute: string | undefined): StageLayout {
  const [name, inset] = (attribute ?? '').split('/')
  return {
    name: layoutNames.find((known) => known === name) ?? 'camera',
    inset: inset === 'camera' ? 'camera' : 'screen',
  }
}

export function formatLayout({ name, inset }: StageLayout): string {
  return name.startsWith('pip') && inset === 'camera' ? `${name}/camera` : name
}

function full(source: StageSource): StageRect {
  return { source, x: 0, y: 0, width: 1, height: 1, fit: 'contain', isInset: false }
}

function corner(source: StageSource, name: 'pip-tl' | 'pip-tr' | 'pip-bl' | 'pip-br'): StageRect {
  const isLeft = name === 'pip-tl' || name === 'pip-bl'
  const isTop = name === 'pip-tl' || name === 'pip-tr'
  return {
    source,
    x: isLeft ? insetMargin.x : 1 - insetMargin.x - insetSize,
    y: isTop ? insetMargin.y : 1 - insetMargin.y - insetSize,
    width: insetSize,
    height: insetSize,
    fit: source === 'camera' ? 'cover' : 'contain',
    isInset: true,
  }
}
