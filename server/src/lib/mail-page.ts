import { mailsWords } from '@stagedoor/words/mails'
import { language } from '@stagedoor/words/locale'

/** What is drawn in a mail, by light and dark. Inline styles are the light ones: many readers know nothing else. */
export const mailColors = {
  ink: '#231b14',
  quiet: '#6b6259',
  line: '#e7e1d8',
  paper: '#fbf8f3',
  card: '#ffffff',
}
export const displayFont = "'Familjen Grotesk',Helvetica,Arial,sans-serif"
const textFont = "'Instrument Sans',Helvetica,Arial,sans-serif"
const { ink, line, paper, card } = mailColors

/**
 * Readers that know dark mode are told what we look like in it; those that turn colours around by themselves still may.
 * The classes stand beside the inline colours that they replace.
 */
const darkStyles = `
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      @media (prefers-color-scheme: dark) {
        .paper { background: #14100c !important; }
        .card { background: #1f1a15 !important; border-color: #3a332c !important; }
        .line { border-color: #3a332c !important; }
        .sides { border-left-color: #3a332c !important; border-right-color: #3a332c !important; border-bottom-color: #3a332c !important; }
        .door { background: #f3efe8 !important; }
        .light { border-color: #f3efe8 !important; }
        .ink { color: #f3efe8 !important; }
        .quiet { color: #bcb3a8 !important; }
      }
      @media (max-width: 479px) {
        .outer { padding: 24px 12px !important; }
        .card { padding: 24px 20px !important; }
      }`

/** The frame of every mail: paper, ink, one column, no pictures. `body` is HTML; escape what people wrote. */
export function mailPage({ preview, title, body }: { preview: string; title: string; body: string }): string {
  return `<!doctype html>
<html lang="${language()}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <title>${escapeHtml(title)}</title>
    <style>${darkStyles}
    </style>
  </head>
  <body class="paper" style="margin:0;padding:0;background:${paper}">
    <div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
    <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" style="background:${paper}">
      <tr><td class="outer" align="center" style="padding:40px 20px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px">
          <tr><td style="padding:0 0 20px">${mark()}</td></tr>
          <tr><td class="card ink" style="background:${card};border:1px solid ${line};border-radius:14px;padding:32px 28px;font:400 16px/1.55 ${textFont};color:${ink};overflow-wrap:anywhere">
            <h1 class="ink" style="margin:0 0 16px;font:700 24px/1.15 ${displayFont};letter-spacing:-0.02em;color:${ink}">${escapeHtml(title)}</h1>${body}
          </td></tr>
        </table>
      </td></tr>
    </table>
  </body>
</html>
`
}

/** The door ajar, of two boxes: a mail has no pictures. */
function mark(): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0"><tr>
            <td class="door" width="10" style="background:#231b14;border-radius:4px 0 0 4px;font-size:0;line-height:0;height:22px">&nbsp;</td>
            <td class="light" width="9" style="background:#f8ae2c;border:2px solid #231b14;border-left:0;border-radius:0 4px 4px 0;font-size:0;line-height:0;height:18px">&nbsp;</td>
            <td class="ink" style="padding:0 0 0 9px;font:700 17px/1.3 ${displayFont};letter-spacing:-0.02em;color:${ink}">${mailsWords().from}</td>
          </tr></table>`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
