import { expect, type ElementHandle, type Frame, type Locator, type Page } from '@playwright/test'

export type Keyboard = {
  /** Presses Tab, or Shift+Tab, until the focus is there, and never loses sight of it on the way. */
  tabTo(target: Locator, options?: { back?: boolean }): Promise<void>
  /** Tabs to the group of a radio button and goes on to it by the arrows. */
  choose(radio: Locator): Promise<void>
  /** Presses a key where the focus is. If that takes the focused element away, the focus goes on elsewhere. */
  press(key: string): Promise<void>
  type(text: string): Promise<void>
}

const mostTabs = 90

/** Somebody without a mouse: there is no way to press or fill an element but by going there. */
export function keyboardOf(page: Page): Keyboard {
  return { tabTo, choose, press, type: (text) => page.keyboard.type(text) }

  async function tabTo(target: Locator, { back = false } = {}): Promise<void> {
    await target.waitFor({ state: 'attached' })
    for (let presses = 0; presses < mostTabs; presses++) {
      if (await hasFocus(target)) return
      await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
      await expectFocusSeen(page)
    }
    throw new Error(`${mostTabs} tabs do not lead to ${target.toString()}`)
  }

  async function choose(radio: Locator): Promise<void> {
    const group = await radio.getAttribute('name')
    await tabTo(page.locator(`input[name="${group}"]:checked`))
    for (let presses = 0; presses < 20 && !(await hasFocus(radio)); presses++) await press('ArrowDown')
    await expect(radio).toBeChecked()
  }

  async function press(key: string): Promise<void> {
    const before = await documentOf(page)
    await page.keyboard.press(key)
    const isSomewhere = async (): Promise<boolean> =>
      (await documentOf(page)) !== before || (await focusOf(page)) !== null
    await expect
      // Looking fails while another document comes in; the next look finds it.
      .poll(() => isSomewhere().catch(() => false), {
        message: `the focus is somewhere after ${key}`,
        timeout: 5000,
      })
      .toBe(true)
  }
}

/** Another document begins without a focus; that is no loss. */
function documentOf(page: Page): Promise<string> {
  return page.evaluate(() => `${performance.timeOrigin} ${location.pathname}`)
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement)
}

/** What has the focus, also in a frame or a shadow tree; null when nothing has. */
async function focusOf(page: Page): Promise<ElementHandle<Element> | null> {
  let frame: Frame | null = page.mainFrame()
  while (frame) {
    const handle: ElementHandle<Element> | null = (
      await frame.evaluateHandle(() => {
        let element = document.activeElement
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
        return element === document.body ? null : element
      })
    ).asElement()
    const inner: Frame | null | undefined = await handle?.contentFrame()
    if (!inner) return handle
    frame = inner
  }
  return null
}

/** The focus is drawn, and on the screen. Past the last element it is with the browser for one press. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const focused = await focusOf(page)
  if (!focused) return
  const fault = await focused.evaluate((element) => {
    const name = `<${element.tagName.toLowerCase()}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const isDrawn = (drawn: Element | null): boolean => {
      if (!drawn) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    }
    // Some inputs are drawn by what stands for them.
    const stand = [element, element.nextElementSibling, element.closest('label'), element.parentElement]
    const look = element instanceof HTMLInputElement ? stand : [element]
    if (!look.some(isDrawn)) return `the focus on ${name} is not drawn`
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return `${name} has the focus and no size`
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
      return `${name} has the focus outside the window`
    return null
  })
  expect.soft(fault, `focus on ${page.url()}`).toBeNull()
}
