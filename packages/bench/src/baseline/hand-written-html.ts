/**
 * What a person would have typed for the same content: the elements that carry meaning, with what browsers, search
 * engines and screen readers are told. No classes, no wrappers, pictures and icons in files.
 */
export function handWrittenHtml(html: string): string {
  const body = html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(script|style|svg|template)\b.*?<\/\1>/gs, '')
    .replace(/<\/?(div|span|i)\b[^>]*>/g, '')
    .replace(/<(\w+)((?:\s[^>]*)?)>/g, (_, tag: string, attributes: string) => `<${tag}${kept(attributes)}>`)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
  return body.trim()
}

function kept(attributes: string): string {
  const dropped = /\s(class|style|data-[\w-]+)(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=[\s/>]|$)/g
  return attributes.replace(dropped, '')
}
