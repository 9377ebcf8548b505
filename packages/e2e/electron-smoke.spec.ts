import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { _electron as electron } from '@playwright/test'
import { expect, test } from './src/stack-test.ts'

const studio = fileURLToPath(new URL('../../studio/', import.meta.url))

test('the studio opens as a desktop app, sandboxed, and asks to sign in', async ({ stack }) => {
  const binary = electronBinary()
  test.skip(
    binary === undefined,
    'Electron’s binary is not on this machine; it is fetched by `npx install-electron`',
  )
  test.skip(process.platform === 'linux' && !process.env['DISPLAY'], 'Electron needs a display')
  const app = await electron.launch({
    executablePath: binary ?? '',
    args: [studio, '--no-sandbox'],
    env: { ...process.env, STAGEDOOR_API_URL: stack.addresses.site } as Record<string, string>,
  })
  try {
    const window = await app.firstWindow()
    await expect(window.getByRole('textbox', { name: /e-?mail/i })).toBeVisible()
    expect(await window.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
  } finally {
    await app.close()
  }
})

/** Where the electron package says its binary is, when it is really there. */
function electronBinary(): string | undefined {
  try {
    const path = createRequire(`${studio}package.json`)('electron') as unknown
    return typeof path === 'string' && existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}
