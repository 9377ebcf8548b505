import { expect, test } from 'vitest'
import { html, withCode } from './html.ts'

test('whatever is put in is escaped, also in attributes', () => {
  const name = `"><script>alert('x')</script>&`
  expect(html`<a title="${name}">${name}</a>`.text).not.toMatch(/<script|title=""/)
})

test('HTML, lists of it and nothing are put in as they are', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  const list = html`<ul>
    ${items}${null}${false}${undefined}${0}
  </ul>`
  expect(list.text.replace(/\s+/g, '')).toBe('<ul><li>a</li><li>b</li>0</ul>')
})

test('what stands in backticks is code, and escaped all the same', () => {
  expect(withCode('Set `SMTP_URL` & restart').text).toBe('Set <code>SMTP_URL</code> &#38; restart')
})
