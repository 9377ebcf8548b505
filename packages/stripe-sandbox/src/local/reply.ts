export interface LocalReply {
  status?: number
  type: string
  body: string
  headers?: Record<string, string>
}

export function json(value: object): LocalReply {
  return { type: 'application/json', body: JSON.stringify(value) }
}
