import { expect, test } from 'vitest'
import { html } from './html.ts'

test('whatever is put in is escaped, also in attributes', () => {
  const name = `"><script>alert('x')</script>&`
  expect(html`<a title="${name}">${name}</a>`.text).not.toMatch(/<script|title=""/)
})

test('HTML, lists of it and nothing are put in as they are', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  expect(
    html`<ul>
      ${items}${null}${false}${undefined}${0}
    </ul>`.text,
  ).toBe('<ul><li>a</li><li>b</li>0</ul>')
})
