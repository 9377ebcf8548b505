/** Escapes text for HTML. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

/** A tagged template whose values are escaped, except what `html` itself has made. */
export function html(strings: TemplateStringsArray, ...values: (Html | string | number | Html[])[]): Html {
  const parts = values.map((value) => (Array.isArray(value) ? value.map(textOf).join('') : textOf(value)))
  return new Html(strings.reduce((text, string, index) => text + (parts[index - 1] ?? '') + string))
}

export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

function textOf(value: Html | string | number): string {
  return value instanceof Html ? value.text : escape(String(value))
}
