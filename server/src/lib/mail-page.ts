/** The frame of every mail: paper, ink, one column, no pictures. `body` is HTML; escape what people wrote. */
export function mailPage({ preview, title, body }: { preview: string; title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light">
    <title>${escapeHtml(title)}</title>
  </head>
  <body style="margin:0;padding:0;background:#fbf8f3">
    <div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#fbf8f3">
      <tr><td align="center" style="padding:40px 20px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px">
          <tr><td style="font:700 17px/1.3 'Familjen Grotesk',Helvetica,Arial,sans-serif;letter-spacing:-0.02em;color:#231b14;padding:0 0 24px">Stagedoor</td></tr>
          <tr><td style="background:#ffffff;border:1px solid #e7e1d8;border-radius:14px;padding:32px 28px;font:400 16px/1.55 'Instrument Sans',Helvetica,Arial,sans-serif;color:#231b14">
            <h1 style="margin:0 0 16px;font:700 24px/1.15 'Familjen Grotesk',Helvetica,Arial,sans-serif;letter-spacing:-0.02em;color:#231b14">${escapeHtml(title)}</h1>${body}
          </td></tr>
        </table>
      </td></tr>
    </table>
  </body>
</html>
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
