import type { Experience, Space, Stream } from '@stagedoor/contract'
import {
  Button,
  ButtonLink,
  EmptyState,
  FieldFrame,
  Note,
  SelectField,
  TextAreaField,
  TextField,
  useNow,
} from '@stagedoor/ui'
import { formatZone } from '@stagedoor/words/format'
import { studioScheduleWords } from '@stagedoor/words/studio-schedule'
import { useState, type FormEvent } from 'react'
import { ActionProblem } from '../../app/action-problem.tsx'
import { Confirm } from '../../app/confirm.tsx'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { FieldProblem, useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { go } from '../../app/use-route.ts'
import './streams.css'
import { fromFields, ownTimeZone, sayStart, toFields } from './when.ts'

export function NewStream({ space }: { space: Space }) {
  const { api } = useStudio()
  const words = studioScheduleWords()
  const loaded = useLoaded(space.id, () => api('GET /spaces/:spaceId/experiences', { spaceId: space.id }))
  return (
    <Shell space={space} title={words.bar}>
      <div className="page narrow">
        <header>
          <h1>{words.title}</h1>
        </header>
        {loaded.status === 'loading' && <Loading />}
        {loaded.status === 'failed' && (
          <LoadFailed
            what={words.what.experiences}
            message={loaded.message}
            onRetry={() => void loaded.reload()}
          />
        )}
        {loaded.status === 'ready' && <StreamForm space={space} experiences={loaded.value.items} />}
      </div>
    </Shell>
  )
}

export function EditStream({ space, streamId }: { space: Space; streamId: string }) {
  const { api } = useStudio()
  const words = studioScheduleWords()
  const loaded = useLoaded(streamId, async () => {
    const [stream, experiences] = await Promise.all([
      api('GET /streams/:streamId', { streamId }),
      api('GET /spaces/:spaceId/experiences', { spaceId: space.id }),
    ])
    return { stream, experiences: experiences.items }
  })
  return (
    <Shell space={space} title={loaded.status === 'ready' ? loaded.value.stream.title : undefined}>
      <div className="page narrow">
        <header>
          <h1>{words.editTitle}</h1>
        </header>
        {loaded.status === 'loading' && <Loading />}
        {loaded.status === 'failed' && (
          <LoadFailed
            what={words.what.stream}
            message={loaded.message}
            onRetry={() => void loaded.reload()}
          />
        )}
        {loaded.status === 'ready' && <EditReady space={space} {...loaded.value} />}
      </div>
    </Shell>
  )
}

function EditReady(props: { space: Space; experiences: Experience[]; stream: Stream }) {
  const { space, stream } = props
  const words = studioScheduleWords().over
  if (stream.status === 'scheduled' || stream.status === 'live') return <StreamForm {...props} />
  return (
    <EmptyState
      title={stream.status === 'canceled' ? words.canceled(stream.title) : words.ended(stream.title)}
      action={<ButtonLink href={paths.streams(space.slug)}>{words.back}</ButtonLink>}
    >
      {words.body}
    </EmptyState>
  )
}

function StreamForm({
  space,
  experiences,
  stream,
}: {
  space: Space
  experiences: Experience[]
  stream?: Stream
}) {
  const { api } = useStudio()
  const toast = useToast()
  const words = studioScheduleWords()
  const start = toFields(stream ? new Date(stream.startsAt) : nextHour())
  const [title, setTitle] = useState(stream?.title ?? '')
  const [description, setDescription] = useState(stream?.description ?? '')
  const [experienceId, setExperienceId] = useState(stream?.experienceId ?? experiences[0]?.id ?? '')
  const [date, setDate] = useState(start.date)
  const [time, setTime] = useState(start.time)
  const [record, setRecord] = useState(stream?.record ?? true)
  const startsAt = fromFields(date, time)
  // Once it is on air, the time is what it was.
  const isMovable = stream?.status !== 'live'
  const now = new Date(useNow(60_000))

  async function save(beginsAt: Date): Promise<Stream> {
    const said = {
      title,
      description,
      startsAt: beginsAt.toISOString(),
      timeZone: ownTimeZone,
      record,
    }
    return stream
      ? api('PATCH /streams/:streamId', { streamId: stream.id, ...said })
      : api('POST /experiences/:experienceId/streams', { experienceId, ...said })
  }

  const planning = useAction(async () => {
    if (!startsAt) throw new FieldProblem({ startsAt: words.timeMissing })
    await save(startsAt)
    toast({ text: stream ? words.saved : words.scheduled(title) })
    go(paths.streams(space.slug))
  })
  const starting = useAction(async () => {
    const { id } = await save(new Date())
    go(paths.stage(space.slug, id))
  })
  const asked = planning.message ? planning : starting
  const { fields } = asked
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void planning.run()
  }

  return (
    <form className="stack stream-form" noValidate onSubmit={submit}>
      <TextField
        label={words.name}
        value={title}
        maxLength={100}
        onChange={(event) => setTitle(event.target.value)}
        error={fields['title']}
      />
      <TextAreaField
        label={words.description}
        optional
        rows={3}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={fields['description']}
      />
      {!stream && experiences.length > 1 && (
        <SelectField
          label={words.experience}
          hint={words.experienceHint}
          value={experienceId}
          onChange={(event) => setExperienceId(event.target.value)}
        >
          {experiences.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {isMovable && (
        <div className="start">
          <div className="time">
            <TextField
              label={words.day}
              type="date"
              value={date}
              onChange={(event) => setDate(event.target.value)}
              error={fields['startsAt']}
            />
            <TextField
              label={words.time}
              type="time"
              value={time}
              onChange={(event) => setTime(event.target.value)}
            />
          </div>
          <p className="small muted num">
            {startsAt && `${words.startsAt(sayStart(startsAt.toISOString(), now), formatZone(ownTimeZone))} `}
            {words.ownTime}
          </p>
        </div>
      )}
      <FieldFrame label={words.recording} hint={words.recordingHint}>
        {(wiring) => (
          <label className="row">
            <input
              {...wiring}
              type="checkbox"
              role="switch"
              aria-checked={record}
              className="switch"
              checked={record}
              onChange={(event) => setRecord(event.target.checked)}
            />
            {record ? words.on : words.off}
          </label>
        )}
      </FieldFrame>
      {experiences.length === 0 && (
        <Note kind="warn">
          {words.noExperience} <a href={paths.space(space.slug)}>{words.addExperience}</a>
        </Note>
      )}
      <ActionProblem of={asked} />
      <div className="row foot">
        <Button kind="loud" type="submit" busy={planning.isBusy}>
          {stream ? words.save : words.schedule}
        </Button>
        {!stream && (
          <Button busy={starting.isBusy} onClick={() => void starting.run()}>
            {words.startNow}
          </Button>
        )}
        <ButtonLink kind="bare" href={paths.streams(space.slug)}>
          {words.cancel}
        </ButtonLink>
        <span className="grow" />
        {stream?.status === 'scheduled' && <CallOff space={space} stream={stream} />}
      </div>
    </form>
  )
}

function CallOff({ space, stream }: { space: Space; stream: Stream }) {
  const { api } = useStudio()
  const toast = useToast()
  const words = studioScheduleWords().callOff
  const [isAsking, setIsAsking] = useState(false)
  const calling = useAction(async () => {
    await api('POST /streams/:streamId/cancel', { streamId: stream.id })
    toast({ text: words.done(stream.title) })
    go(paths.streams(space.slug))
  })
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {words.button}
      </Button>
      <Confirm
        open={isAsking}
        title={words.title(stream.title)}
        keep={words.keep}
        act={words.button}
        isBusy={calling.isBusy}
        problem={calling.message}
        onKeep={() => setIsAsking(false)}
        onAct={() => void calling.run()}
      >
        {words.body}
      </Confirm>
    </>
  )
}

function nextHour(): Date {
  const hour = new Date()
  hour.setHours(hour.getHours() + 1, 0, 0, 0)
  return hour
}
