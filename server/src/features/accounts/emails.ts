import { mailsWords } from '@stagedoor/words/mails'
import { displayFont, mailColors, mailPage } from '#lib/mail-page.ts'

const { ink, quiet } = mailColors

/** The one-time code, large; readable without pictures and without HTML. */
export function codeMail(code: string) {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  const { from, code: words } = mailsWords()
  return {
    subject: words.subject(spaced),
    text: [words.line(spaced), '', words.how, words.notYou, '', from].join('\n'),
    html: mailPage({
      preview: words.preview,
      title: words.title,
      body: `
        <p class="ink" translate="no" style="margin:0 0 20px;font:700 40px/1.1 ${displayFont};letter-spacing:0.06em;color:${ink};white-space:nowrap">${spaced}</p>
        <p style="margin:0 0 12px">${words.how}</p>
        <p class="quiet" style="margin:0;color:${quiet}">${words.notYou}</p>`,
    }),
  }
}
