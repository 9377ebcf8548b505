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

/** Tabs once through everything on the page that takes the focus. */
export async function expectFocusSeenEverywhere(page: Page, name: string): Promise<void> {
  const walk = crypto.randomUUID()
  let stops = 0
  for (let presses = 0; presses < mostTabs; presses++) {
    await page.keyboard.press('Tab')
    const focused = await focusOf(page)
    // Where somebody left the page for the browser, the first press leads there.
    if (!focused && presses === 0) continue
    if (!focused || (await wasSeen(focused, walk))) break
    expect.soft(await focused.evaluate(faultOfFocus), `focus on ${name}`).toBeNull()
    stops += 1
  }
  const reachable = page
    .locator('a[href], button:enabled, input:enabled, [tabindex="0"]')
    .filter({ visible: true })
  if (stops === 0) expect.soft(await reachable.count(), `what Tab does not reach on ${name}`).toBe(0)
}

/** The focus is drawn, on the screen, and not behind something. Past the last element it is with the browser. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const focused = await focusOf(page)
  if (focused) expect.soft(await focused.evaluate(faultOfFocus), `focus on ${page.url()}`).toBeNull()
}

/** Whether this walk was here before. A page that stays open from one screen to the next is walked again. */
function wasSeen(focused: ElementHandle<Element>, walk: string): Promise<boolean> {
  return focused.evaluate((element, now) => {
    const last = element.getAttribute('data-tabbed')
    element.setAttribute('data-tabbed', now)
    return last === now
  }, walk)
}

/** What is wrong with how the focus on this element looks. Runs in the page. */
function faultOfFocus(element: Element): string | null {
  const name = `<${element.tagName.toLowerCase()}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
  const isDrawn = (drawn: Element | null): boolean => {
    if (!drawn) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn)
    // `auto` is the browser's own ring: enough for a mail, never for a page of ours.
    const isOwnRing = outlineStyle === 'auto' && location.pathname.endsWith('/body')
    const isRing = isOwnRing || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
    return isRing || boxShadow !== 'none'
  }
  // Some inputs are drawn by what stands for them.
  const stand = [element, element.nextElementSibling, element.closest('label'), element.parentElement]
  const look = element instanceof HTMLInputElement ? stand : [element]
  const drawn = look.find(isDrawn)
  if (!drawn) return `the focus on ${name} is not drawn`
  const { width, height, left, top, right, bottom } = element.getBoundingClientRect()
  if (width === 0 || height === 0) return `${name} has the focus and no size`
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
    return `${name} has the focus outside the window`
  const box = drawn.getBoundingClientRect()
  const parts = [0.1, 0.5, 0.9]
  const root = element.getRootNode() as Document | ShadowRoot
  const hits = parts.flatMap((x) =>
    parts.map((y) => root.elementFromPoint(box.left + box.width * x, box.top + box.height * y)),
  )
  if (hits.some((hit) => hit && (drawn.contains(hit) || hit.contains(drawn)))) return null
  return `${name} has the focus behind <${hits[4]?.tagName.toLowerCase()} class="${hits[4]?.className}">`
}
