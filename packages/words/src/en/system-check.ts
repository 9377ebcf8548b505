import { plural } from '../plural.ts'

const restart = 'then restart server and worker.'

/** What the system check measures, what it should be and what to do. What stands in `these` is typed as it is. */
export const systemCheck = {
  title: 'System check',
  allWell: (count: string) => `All ${count} parts are well`,
  needYou: (needing: number, count: string) =>
    `${sentenceNumber(needing)} of ${count} parts ${needing === 1 ? 'needs' : 'need'} you`,
  number: (count: number) => sentenceNumber(count).toLowerCase(),
  measured: (instant: string, host: string) => `Measured ${instant} UTC, on ${host}.`,
  again: 'Check again',
  lights: { good: 'Good', soon: 'Soon', failing: 'Failing' },
  chatBy: { local: 'The chat runs on this server.', getstream: 'The chat runs at GetStream.' },
  noAnswer: 'Does not answer',
  noAnswerWithin: (seconds: number) => `No answer within ${seconds} s`,
  notSetUp: 'Not set up',
  milliseconds: (value: string) => `${value} ms`,
  seconds: (value: string) => `${value} s`,
  under: (limit: string) => `under ${limit}`,
  itSaid: (reason: string) => ` It said: ${reason}`,
  database: {
    name: 'Database',
    value: (time: string, used: number, most: number) => `Answers in ${time}, ${used} of ${most} connections`,
    unreachable:
      'Nothing works without it. See whether Postgres runs and whether `DATABASE_URL` still leads to it.',
    behind: (count: number) => `${plural(count, { one: 'migration', other: 'migrations' })} missing`,
    behindWhat: 'The schema is older than this server.',
    behindStep: 'Run `pnpm db:migrate` against this database.',
    fullWhat: 'Connections run out.',
    fullStep: 'Lower `DATABASE_POOL`, or raise Postgres’ `max_connections`.',
    slowWhat: 'Every request waits for this.',
    slowSteps: [
      'Look for long transactions in `pg_stat_activity`.',
      'See whether Postgres’ machine is out of processor time or its disk is busy.',
    ],
  },
  jobs: {
    name: 'Jobs',
    limit: (seconds: number) => `oldest under ${seconds} s`,
    value: (waiting: number, givenUp: number) =>
      `${waiting === 0 ? 'None' : waiting} waiting, ${givenUp === 0 ? 'none' : givenUp} given up`,
    unreadable: 'See whether the worker runs: `node server/src/worker-main.ts`.',
    silent: (ago: string) => `No round for ${ago}`,
    neverSeen: 'No worker was here in the last minutes',
    silentWhat: 'Mails, payments without a return page and replays wait.',
    silentWhy: 'Nothing is lost: jobs are kept and done once a worker is back.',
    silentStep: 'Start the worker: `node server/src/worker-main.ts`.',
    late: (waiting: number, ago: string) => `${waiting} waiting, the oldest ${ago}`,
    lateWhat: 'Jobs come in faster than they are done, or one keeps failing.',
    lateSteps: ['Read the worker’s log for “job failed”.', 'Start a second worker beside it.'],
    givenUpWhat: 'Some jobs failed at every try within the last day and were given up.',
    givenUpStep: 'Read the worker’s log for “job given up”; it names each with its reason.',
  },
  live: {
    name: 'Live',
    value: (time: string, rooms: number) =>
      `LiveKit answers in ${time}, ${plural(rooms, { one: 'room', other: 'rooms' })} open`,
    missing: 'Nobody can go live; everything else works.',
    missingStep: `Set \`LIVEKIT_URL\`, \`LIVEKIT_API_KEY\` and \`LIVEKIT_API_SECRET\`, ${restart}`,
    down: 'LiveKit does not answer.',
    downWhy: 'Running streams stop within a minute, nobody can join.',
    slow: 'LiveKit answers slowly.',
    slowWhy: 'Joining a stream takes longer than it should.',
    steps: (url: string) => [
      `See whether LiveKit runs at \`${url}\`.`,
      'Check that its key and secret are the ones set here.',
    ],
  },
  mail: {
    name: 'Mail',
    value: (time: string) => `Ready to take mail in ${time}`,
    missing: 'Nobody can sign in: codes cannot be sent.',
    missingStep: `Set \`SMTP_URL\` and \`MAIL_FROM\`, ${restart}`,
    down: 'The mail server does not take mail.',
    downWhy: 'Codes and receipts wait and are tried again.',
    slow: 'Mail is slow.',
    step: 'Check `SMTP_URL`: host, port, name and password.',
  },
  payments: {
    name: 'Payments',
    limit: (minutes: number) => `events under ${minutes} min while selling`,
    value: (time: string) => `Stripe answers in ${time}.`,
    isTest: ' Test payments: no money moves.',
    missing: 'Free passes work; paid ones cannot be bought.',
    missingStep: `Set \`STRIPE_SECRET_KEY\`, \`STRIPE_PUBLISHABLE_KEY\` and \`STRIPE_WEBHOOK_SECRET\`, ${restart}`,
    down: 'Stripe does not answer us.',
    downWhy: 'Nobody can pay, held seats stay held, nothing is lost.',
    downStep: 'Check `STRIPE_SECRET_KEY`, and status.stripe.com.',
    lastEvent: (ago: string) => `Last event ${ago} ago`,
    noEvent: 'No event ever arrived',
    lateWhat: 'People pay, but Stripe’s events do not reach us.',
    lateWhy: 'The sweeper and the return page still let everybody in, some a few minutes late.',
    lateSteps: (url: string) => [
      `In Stripe open Developers, Webhooks: the address must be \`${url}\`.`,
      'Copy its signing secret into `STRIPE_WEBHOOK_SECRET` and restart the servers.',
    ],
    unplaced: (count: number) => `${plural(count, { one: 'event', other: 'events' })} could not be placed`,
    unplacedWhat: 'Money may have arrived that no purchase knows.',
    unplacedStep: 'Read `dead_letter_reason` in the table `stripe_event`.',
    stuck: (count: number) =>
      count === 1 ? 'One hold is over and not ended' : `${count} holds are over and not ended`,
    stuckWhat: 'Seats are held for nobody.',
    stuckStep: 'Read the worker’s log for “purchase could not be swept”.',
  },
  storage: {
    name: 'Storage',
    value: (time: string) => `Written, read and deleted in ${time}`,
    missing: 'Streams are not recorded, and covers cannot be uploaded.',
    missingStep: `Set \`S3_ENDPOINT\`, \`S3_BUCKET\`, \`S3_ACCESS_KEY_ID\` and \`S3_SECRET_ACCESS_KEY\`, ${restart}`,
    down: 'The storage does not take or give files.',
    downWhy: 'Recordings wait in the studio and are sent later.',
    slow: 'The storage is slow.',
    slowWhy: 'Recordings take longer to arrive; none is lost.',
    step: 'Check `S3_ENDPOINT` and `S3_BUCKET`, and that the key may read, write and delete.',
    lost: 'what was written is not there',
  },
}

function sentenceNumber(count: number): string {
  const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
  return words[count] ?? String(count)
}
