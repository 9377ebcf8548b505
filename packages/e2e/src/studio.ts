import type { ConnectedStack } from '@stagedoor/local-stack'
import { expect, type Browser, type Page } from '@playwright/test'
import { codeAfter } from './inbox.ts'
import type { Person } from './people.ts'

type Where = Pick<ConnectedStack, 'addresses'>

/** Opens the built studio with its test card for a camera, and signs its person in by code. */
export async function openStudio(
  browser: Browser,
  stack: Where,
  person: Pick<Person, 'email'>,
): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await recordConnections(page)
  await page.goto(`${studioAddress(stack)}/?source=canvas`)
  await signInToStudio(page, stack.addresses.mail, person.email)
  return page
}

export function studioAddress({ addresses }: Where): string {
  if (!addresses.studio) throw new Error('This stack runs without the studio')
  return addresses.studio
}

export async function signInToStudio(page: Page, mailUrl: string, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  const code = await codeAfter(mailUrl, email, () =>
    page.getByRole('button', { name: 'Send the code' }).click(),
  )
  await page.getByRole('textbox', { name: 'Six digits' }).fill(code)
  await expect(page.getByRole('textbox', { name: 'Six digits' })).toBeHidden()
}

/** From the studio's first screen, where the stream is the one that is next, to on air. */
export async function goLive(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open stage' }).click()
  await page.getByRole('button', { name: 'Go live' }).click()
  await expect(page.getByText('On air').first()).toBeVisible({ timeout: 20_000 })
}

/** Ends the stream where it is on air. */
export async function endStream(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End stream' }).click()
  await page.getByRole('button', { name: 'End for everyone' }).click()
}

declare global {
  interface Window {
    /** Every peer connection the page made, for what it really sends. */
    connections?: RTCPeerConnection[]
  }
}

async function recordConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Original = window.RTCPeerConnection
    const made: RTCPeerConnection[] = []
    window.connections = made
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        made.push(this)
      }
    }
  })
}
