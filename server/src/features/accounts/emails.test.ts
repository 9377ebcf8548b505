import { expect, it } from 'vitest'
import { escapeHtml } from '#lib/mail-page.ts'
import { codeMail } from './emails.ts'

it('shows the code in the subject, in plain text and in HTML, without a picture or a link', () => {
  const { subject, text, html } = codeMail('651735')
  for (const part of [subject, text, html]) expect(part).toContain('651 735')
  expect(html).not.toMatch(/<img|<a |src=|url\(/)
})

it('never lets what people wrote become HTML', () => {
  expect(escapeHtml(`<b title="it's">&</b>`)).toBe('&#60;b title=&#34;it&#39;s&#34;&#62;&#38;&#60;/b&#62;')
})
