import { expect, it } from 'vitest'
import { readStartOptions, USAGE } from './start-options.ts'

it('reads every option', () => {
  const args = ['--fresh', '--port', '5000', '--data-dir', '/tmp/elsewhere', '--no-studio', '--json']
  expect(readStartOptions(args)).toEqual({
    fresh: true,
    port: 5000,
    dataDir: '/tmp/elsewhere',
    studio: false,
    json: true,
  })
})

it('shows the usage for what it does not know', () => {
  expect(() => readStartOptions(['--port', 'front'])).toThrow(`front is not a port\n\n${USAGE}`)
  expect(() => readStartOptions(['--prot', '5000'])).toThrow(USAGE)
})
