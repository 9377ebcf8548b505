export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type Form = { [key: string]: FormValue }

/** Reads `a[b]=1&c[0][d]=2` as the SDK writes it. Sparse or named indexes stay in the order they came. */
export function parseForm(text: string): Form {
  const root: Branch = new Map()
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.replaceAll(']', '').split('[')
    place(root, path, value)
  }
  return Object.fromEntries([...root].map(([key, value]) => [key, settle(value)]))
}

type Branch = Map<string, string | Branch>

function place(branch: Branch, path: string[], value: string) {
  const [head = '', ...rest] = path
  if (rest.length === 0) {
    branch.set(head === '' ? String(branch.size) : head, value)
    return
  }
  const inside = branch.get(head)
  const next: Branch = inside instanceof Map ? inside : new Map()
  branch.set(head, next)
  place(next, rest, value)
}

function settle(value: string | Branch): FormValue {
  if (typeof value === 'string') return value
  const keys = [...value.keys()]
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return [...value.values()].map(settle)
  return Object.fromEntries([...value].map(([key, child]) => [key, settle(child)]))
}
