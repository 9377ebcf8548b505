import { expect, it } from 'vitest'
import { isPicture } from './is-picture.ts'

it('knows the three kinds of pictures by their first bytes, and nothing else', () => {
  const png = Buffer.from('89504e470d0a1a0a00', 'hex')
  const webp = Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1')
  expect(isPicture(png)).toBe(true)
  expect(isPicture(Buffer.from('ffd8ffe000', 'hex'))).toBe(true)
  expect(isPicture(webp)).toBe(true)
  for (const other of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a',
    'RIFF\0\0\0\0WAVE',
    '',
    '%PDF-1.7',
  ])
    expect(isPicture(Buffer.from(other, 'latin1'))).toBe(false)
})
