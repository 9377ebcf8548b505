import { useEffect, type RefObject } from 'react'

/** When an answer says what is wrong, the first field it is about gets the focus; without one, the message comes into view. */
export function useErrorFocus(
  form: RefObject<HTMLElement | null>,
  { message, fields }: { message: string | undefined; fields: Record<string, string> },
): void {
  useEffect(() => {
    if (message === undefined) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    if (field) field.focus()
    else form.current?.querySelector('.note[data-kind=bad]')?.scrollIntoView({ block: 'nearest' })
  }, [form, message, fields])
}
