import type pg from 'pg'
import { PgBoss, fromKysely, type Job as BossJob, type JobResult, type JobWithMetadata } from 'pg-boss'
import type { Logger } from 'pino'
import type { AppContext } from '#context.ts'
import { IntegrationError } from '#http/errors.ts'
import { queues, type Enqueue, type Job, type JobName } from './queue.ts'

const deadLetterQueue = 'dead-letter'
const names = Object.keys(queues) as JobName[]

/** Puts jobs in; holds no connection of its own. Makes the schema and the queues when they are missing. */
export async function createEnqueue(pool: pg.Pool, log: Logger): Promise<{ enqueue: Enqueue; boss: PgBoss }> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', (err) => log.error({ err }, 'job queue failed'))
  await boss.start()
  await ensureQueues(boss)
  return {
    boss,
    async enqueue(tx, name, payload, { startAfterSeconds, singletonKey } = {}) {
      await boss.send(name, payload, {
        db: fromKysely(tx),
        ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
        ...(singletonKey === undefined ? {} : { singletonKey, singletonSeconds: 1, singletonNextSlot: true }),
      })
    },
  }
}

/** Takes jobs out and does them, until closed; then what runs may finish for some seconds. */
export async function startJobs(app: AppContext, jobs: Job[]): Promise<{ close(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: app.config.database.url,
    application_name: 'stagedoor-jobs',
    max: 4,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 60,
    monitorVacuum: false,
  })
  boss.on('error', (err) => app.log.error({ err }, 'job queue failed'))
  await boss.start()
  await ensureQueues(boss)
  for (const item of jobs) await work(app, boss, item)
  await workDeadLetters(app, boss, jobs)
  const timers = jobs.map((item) => repeat(app, boss, item))
  return {
    async close() {
      for (const timer of timers) clearInterval(timer)
      await boss.stop({ graceful: true, timeout: 8_000 })
    },
  }
}

/** Does one job. What fails is logged here and retried by the queue, unless the vendor said that it is final. */
export async function runJob(app: AppContext, item: Job, id: string, payload: unknown): Promise<void> {
  const startedAt = performance.now()
  const log = app.log.child({ job: item.name, jobId: id })
  try {
    await item.run({ ...app, log }, payload)
  } catch (err) {
    const isFinal = err instanceof IntegrationError && !err.retryable
    log[isFinal ? 'error' : 'warn']({ err }, isFinal ? 'job given up' : 'job failed')
    if (!isFinal) throw err
    await item.givenUp?.({ ...app, log }, payload, err.message)
    return
  }
  const ms = Math.round(performance.now() - startedAt)
  if (item.everySeconds) log.debug({ ms }, 'job done')
  else log.info({ ms }, 'job done')
}

async function work(app: AppContext, boss: PgBoss, item: Job): Promise<void> {
  const isLong = queues[item.name].expireInSeconds > 600
  const options = {
    // Both intervals: queues with `notify` would else wait 30 s for retries and for jobs of crashed workers.
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    // One at a time would be fetched every half second only, however many wait.
    batchSize: isLong ? 1 : 5,
    localConcurrency: isLong ? 1 : 3,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  await boss.work(item.name, options, (found: BossJob[]) =>
    Promise.all(found.map(({ id, data }) => settle(app, item, id, data))),
  )
}

async function settle(app: AppContext, item: Job, id: string, payload: unknown): Promise<JobResult> {
  try {
    await runJob(app, item, id, payload)
    return { id, status: 'completed' }
  } catch (error) {
    return { id, status: 'failed', output: { message: error instanceof Error ? error.message : 'failed' } }
  }
}

async function workDeadLetters(app: AppContext, boss: PgBoss, jobs: Job[]): Promise<void> {
  await boss.work(
    deadLetterQueue,
    { pollingIntervalSeconds: 2, includeMetadata: true },
    async ([dead]: JobWithMetadata[]) => {
      if (!dead) return
      app.log.error({ job: dead.sourceName, jobId: dead.sourceId, output: dead.sourceOutput }, 'job given up')
      const item = jobs.find(({ name }) => name === dead.sourceName)
      await item?.givenUp?.(app, dead.data, reasonOf(dead.sourceOutput))
    },
  )
}

/** Every worker asks; the queue takes one job a slot. */
function repeat(app: AppContext, boss: PgBoss, { name, everySeconds }: Job): NodeJS.Timeout | undefined {
  if (!everySeconds) return undefined
  const send = () =>
    boss
      .send(name, {}, { singletonKey: 'recurring', singletonSeconds: everySeconds })
      .catch((err: unknown) => app.log.error({ err, job: name }, 'recurring job not queued'))
  void send()
  return setInterval(send, everySeconds * 1_000)
}

async function ensureQueues(boss: PgBoss): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name))
  if (!existing.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue)
  for (const name of names) {
    const { keepSeconds = 7 * 86_400, ...timing } = queues[name]
    const settings = {
      ...timing,
      retryDelay: 1,
      retryBackoff: true,
      deleteAfterSeconds: keepSeconds,
      notify: true,
    }
    // What is kept shortly must not live on among the dead letters.
    const deadLetter = queues[name].keepSeconds ? {} : { deadLetter: deadLetterQueue }
    if (existing.has(name)) await boss.updateQueue(name, settings)
    else await boss.createQueue(name, { ...settings, retryDelayMax: 300, ...deadLetter })
  }
}

function reasonOf(output: object | null): string {
  return output && 'message' in output ? String(output.message) : 'The last retry failed'
}
