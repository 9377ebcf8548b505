import { describe, expect, it } from 'vitest'
import { arrangeStage, formatLayout, layoutNames, parseLayout, type StageLayout } from './layout.ts'

const both = { camera: true, screen: true }

function layout(name: StageLayout['name'], inset: StageLayout['inset'] = 'screen'): StageLayout {
  return { name, inset }
}

describe('arrangeStage', () => {
  it('never crops a shared screen, whatever the layout', () => {
    for (const name of layoutNames) {
      for (const inset of ['camera', 'screen'] as const) {
        const screens = arrangeStage(layout(name, inset), both).filter((rect) => rect.source === 'screen')
        expect(screens.every((rect) => rect.fit === 'contain')).toBe(true)
      }
    }
  })

  it('keeps every source inside the stage', () => {
    for (const name of layoutNames) {
      for (const rect of arrangeStage(layout(name), both)) {
        expect(rect.x).toBeGreaterThanOrEqual(0)
        expect(rect.y).toBeGreaterThanOrEqual(0)
        expect(rect.x + rect.width).toBeLessThanOrEqual(1)
        expect(rect.y + rect.height).toBeLessThanOrEqual(1)
      }
    }
  })

  it('shows the source that is there, full size, when the other one is missing', () => {
    for (const name of ['camera', 'screen', 'side', 'pip-br'] as const) {
      expect(arrangeStage(layout(name), { camera: true, screen: false })).toMatchObject([
        { source: 'camera', width: 1, height: 1 },
      ])
      expect(arrangeStage(layout(name), { camera: false, screen: true })).toMatchObject([
        { source: 'screen', width: 1, height: 1 },
      ])
    }
  })

  it('puts the small picture in the corner the layout names, above the big one', () => {
    expect(arrangeStage(layout('pip-tr'), both)).toMatchObject([
      { source: 'camera', isInset: false },
      { source: 'screen', isInset: true, y: 0.045 },
    ])
    const [, small] = arrangeStage(layout('pip-bl', 'camera'), both)
    expect(small).toMatchObject({ source: 'camera', x: 0.025 })
    expect(small?.y).toBeCloseTo(0.645)
  })

  it('shows no picture behind a card', () => {
    expect(arrangeStage(layout('soon'), both)).toEqual([])
    expect(arrangeStage(layout('brb'), both)).toEqual([])
  })
})

describe('the layout attribute', () => {
  it('reads back what it wrote', () => {
    for (const name of layoutNames) expect(parseLayout(formatLayout(layout(name)))).toEqual(layout(name))
    expect(parseLayout(formatLayout(layout('pip-tl', 'camera')))).toEqual(layout('pip-tl', 'camera'))
  })

  it('falls back to the camera for what it does not know', () => {
    expect(parseLayout(undefined).name).toBe('camera')
    expect(parseLayout('hologram').name).toBe('camera')
  })
})
