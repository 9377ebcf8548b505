import type { ChatMessage, Space } from '@stagedoor/contract'
import type { Chat } from '@stagedoor/live/chat/create-chat'
import { Button, Icon } from '@stagedoor/ui'
import { useAccount } from '../../app/account-context.tsx'
import { ShapeIcon } from '../../app/shape-icon.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { explain } from '../../app/use-loaded.ts'

const timeOuts = [1, 10, 60]

/** What a host can do with one message, where it stands. */
export function Moderation({ space, message, chat }: { space: Space; message: ChatMessage; chat: Chat }) {
  const { api } = useStudio()
  const { me } = useAccount()
  const toast = useToast()
  const { author } = message

  function attempt(act: () => Promise<unknown>): void {
    act().catch((error: unknown) => toast({ text: explain(error) }))
  }

  async function pause(minutes: number | null): Promise<void> {
    await api('POST /spaces/:spaceId/chat-bans', { spaceId: space.id, userId: author.id, minutes })
    toast({
      text:
        minutes === null
          ? `${author.name} cannot write in this Space any more.`
          : `${author.name} cannot write for ${minutes} min.`,
      action: {
        label: 'Undo',
        run: () =>
          attempt(() =>
            api('DELETE /spaces/:spaceId/chat-bans/:userId', { spaceId: space.id, userId: author.id }),
          ),
      },
    })
  }

  return (
    <div className="mod" role="toolbar" aria-label={`Moderate ${author.name}`}>
      <Button
        icon="remove"
        label="Delete message"
        title="Delete message"
        onClick={() => attempt(() => chat.remove(message.id))}
      />
      {author.id !== me.id && author.role === 'viewer' && (
        <>
          <span className="of" role="group" aria-label="Time out">
            <Icon name="clock" />
            {timeOuts.map((minutes) => (
              <Button
                key={minutes}
                aria-label={`Time out ${minutes} min`}
                title={`No writing for ${minutes} min`}
                onClick={() => attempt(() => pause(minutes))}
              >
                {minutes === 60 ? '60 min' : minutes}
              </Button>
            ))}
          </span>
          <Button
            className="ban"
            title="No writing in this Space any more"
            onClick={() => attempt(() => pause(null))}
          >
            <ShapeIcon name="ban" />
            Ban
          </Button>
        </>
      )}
    </div>
  )
}
