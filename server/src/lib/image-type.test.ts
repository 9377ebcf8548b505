import { expect, it } from 'vitest'
import { imageTypeOf } from './image-type.ts'

it('knows the three kinds of pictures by their first bytes, and nothing else', () => {
  const png = Buffer.from('89504e470d0a1a0a00', 'hex')
  const webp = Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1')
  expect(imageTypeOf(png)?.contentType).toBe('image/png')
  expect(imageTypeOf(Buffer.from('ffd8ffe000', 'hex'))?.contentType).toBe('image/jpeg')
  expect(imageTypeOf(webp)?.contentType).toBe('image/webp')
  for (const other of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a',
    'RIFF\0\0\0\0WAVE',
    '',
    '%PDF-1.7',
  ])
    expect(imageTypeOf(Buffer.from(other, 'latin1'))).toBeUndefined()
})
