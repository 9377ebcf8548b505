/** What a person would have typed for the same content: elements that carry meaning and their links, nothing else. */
export function handWrittenHtml(html: string): string {
  const body = html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(script|style|svg|template)\b.*?<\/\1>/gs, '')
    .replace(/<link\b[^>]*>/g, '')
    .replace(/<\/?(div|span|i)\b[^>]*>/g, '')
    .replace(/<(\w+)((?:\s[^>]*)?)>/g, (_, tag: string, attributes: string) => `<${tag}${kept(attributes)}>`)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
  return body.trim()
}

/** Links, sources, words for people who hear the page, form fields and metadata stay. */
function kept(attributes: string): string {
  const wanted =
    /\s(lang|charset|name|content|property|href|src|alt|width|height|datetime|type|value|for|id|action|method)(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=[\s/>]|$)/g
  return (attributes.match(wanted) ?? []).join('')
}
