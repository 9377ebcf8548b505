import { mailPage } from '#lib/mail-page.ts'

/** The one-time code, large; readable without pictures and without HTML. */
export function codeMail(code: string) {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  return {
    subject: `${spaced} is your Stagedoor code`,
    text: [
      `Your code: ${spaced}`,
      '',
      'It works once and for ten minutes, in the window where you asked for it.',
      'If you did not ask for it, do nothing: without the code nobody gets in.',
      '',
      'Stagedoor',
    ].join('\n'),
    html: mailPage({
      preview: 'It works once and for ten minutes.',
      title: 'Your code',
      body: `
        <p style="margin:0 0 20px;font:700 40px/1.1 'Familjen Grotesk',Helvetica,Arial,sans-serif;letter-spacing:0.06em;color:#231b14">${spaced}</p>
        <p style="margin:0 0 12px">It works once and for ten minutes, in the window where you asked for it.</p>
        <p style="margin:0;color:#6b6259">If you did not ask for it, do nothing: without the code nobody gets in.</p>`,
    }),
  }
}
