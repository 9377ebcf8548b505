import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
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

/** Where the electron package put its binary; asking the package itself would start a download. */
function electronBinary(): string | undefined {
  try {
    const folder = path.dirname(createRequire(`${studio}package.json`).resolve('electron/package.json'))
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'))
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}
