import { until } from './until.ts'

type Message = { id: number; subject: string; text: string; html?: string; code?: string }

/** Mail that arrived for one address, newest first. */
export async function listMail(mailUrl: string, address: string): Promise<Message[]> {
  const response = await fetch(`${mailUrl}/api/messages?to=${encodeURIComponent(address)}`)
  return ((await response.json()) as { messages: Message[] }).messages
}

/** Runs what asks for a code and answers the code of the mail that arrives after it, never an older one. */
export async function codeAfter(
  mailUrl: string,
  address: string,
  askForCode: () => Promise<unknown>,
): Promise<string> {
  const [before] = await listMail(mailUrl, address)
  await askForCode()
  return until(`a code mailed to ${address}`, async () => {
    const [newest] = await listMail(mailUrl, address)
    return newest && newest.id !== before?.id ? newest.code : undefined
  })
}

/** Waits for a mail whose subject fits. */
export function mailAbout(mailUrl: string, address: string, subject: RegExp): Promise<Message> {
  return until(`a mail to ${address} about ${subject}`, async () =>
    (await listMail(mailUrl, address)).find((message) => subject.test(message.subject)),
  )
}
