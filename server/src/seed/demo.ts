import type { Category } from '@stagedoor/contract'

export type DemoCreator = { username: string; name: string; email: string; bio: string }
export type DemoPass = {
  slug: string
  name: string
  description: string
  perks: string[]
  /** Euro cents; without it the pass is free. */
  amountMinor?: number
  accessDays?: number
  capacity?: number
  /** Days until sales close; below zero they have closed. */
  salesCloseDays?: number
  /** How many people of the demo's audience have it. */
  sold: number
}
/** At a time of day where it happens, so many days from today or on the next such day of the week (1 is Monday). */
export type DemoShow = { title: string; description: string; time: string; timeZone: string } & (
  { days: number } | { weekday: number }
)
export type DemoSpace = {
  slug: string
  creator: string
  name: string
  tagline: string
  description: string
  welcomeMessage: string
  category: Category
  brandColor: string
  experience: { name: string; description: string }
  passes: DemoPass[]
  upcoming: DemoShow[]
  past?: { title: string; description: string; daysAgo: number; chat: string[] }
}

export const admin = { name: 'Jule Petersen', email: 'admin@example.test' }
export const viewer = { name: 'Jonas', email: 'jonas@example.test', passes: ['slow-kitchen/one-month'] }

export const creators: DemoCreator[] = [
  {
    username: 'maren_okafor',
    name: 'Maren Okafor',
    email: 'maren@example.test',
    bio: 'Modular synthesisers in a boathouse in Kiel. Four takes an evening, and an answer to every question.',
  },
  {
    username: 'tomas_ribeiro',
    name: 'Tomás Ribeiro',
    email: 'tomas@example.test',
    bio: 'Bread, broth and patience from a flat in Porto.',
  },
  {
    username: 'ilse_brandt',
    name: 'Ilse Brandt',
    email: 'ilse@example.test',
    bio: 'Teaches endings. Believes that a rook belongs behind the pawn.',
  },
  {
    username: 'priya_nair',
    name: 'Priya Nair',
    email: 'priya@example.test',
    bio: 'Writes in the morning, cuts at night, with the door open.',
  },
  {
    username: 'jun_arakawa',
    name: 'Jun Arakawa',
    email: 'jun@example.test',
    bio: 'Draws hands. Then more hands.',
  },
  {
    username: 'aino_lehtinen',
    name: 'Aino Lehtinen',
    email: 'aino@example.test',
    bio: 'Builds computers small enough to understand.',
  },
  {
    username: 'lucia_ferrer',
    name: 'Lucía Ferrer',
    email: 'lucia@example.test',
    bio: 'Runs before sunrise and reads the map aloud.',
  },
  {
    username: 'samir_haddad',
    name: 'Samir Haddad',
    email: 'samir@example.test',
    bio: 'Asks one question and lets it take as long as it takes.',
  },
]

/** Newest first: the order of the home page. */
export const spaces: DemoSpace[] = [
  {
    slug: 'slow-kitchen',
    creator: 'tomas_ribeiro',
    name: 'Slow Kitchen',
    tagline: 'Bread, broth and patience from a flat in Porto. Sundays, start to table.',
    description:
      'One dish, the whole way: shopping list on Friday, flour on the table on Sunday at eleven, plates an hour or three later.\n\nCook along or only watch. Questions are read out while things simmer, and things simmer a lot.',
    welcomeMessage: 'Wash your hands, put the kettle on. The shopping list is in the stream’s description.',
    category: 'food',
    brandColor: '#a63d1f',
    experience: { name: 'The kitchen table', description: 'Sundays live, and every Sunday so far.' },
    passes: [
      {
        slug: 'one-month',
        name: 'One month at the table',
        description: 'Every Sunday of the next thirty days, and all replays meanwhile.',
        perks: ['Live on Sundays at eleven', 'All replays for thirty days', 'Shopping list on Friday'],
        amountMinor: 900,
        accessDays: 30,
        sold: 24,
      },
      {
        slug: 'long-table',
        name: 'The long table',
        description: 'Twelve people cook with their cameras on, and Tomás looks into every pot.',
        perks: ['A numbered seat', 'Your pot on screen if you like', 'The replay, for good'],
        amountMinor: 3200,
        capacity: 12,
        sold: 12,
      },
    ],
    upcoming: [
      {
        title: 'Sourdough, the second rise',
        description: 'What the dough should look like before the oven, and what to do when it does not.',
        weekday: 7,
        time: '11:00',
        timeZone: 'Europe/Lisbon',
      },
    ],
    past: {
      title: 'Sourdough, the first rise',
      description: 'Starter, flour, water, salt. The slow part, told quickly.',
      daysAgo: 4,
      chat: [
        'Good morning from Graz. My starter is called Bertha.',
        'Is 26 degrees too warm for the first rise?',
        'Mine doubled in five hours, is that alright?',
        'The lamp trick works. Thank you.',
        'Never thought of folding it under water-wet hands.',
        'Bertha approves.',
      ],
    },
  },
  {
    slug: 'endgame-club',
    creator: 'ilse_brandt',
    name: 'Endgame Club',
    tagline: 'Seven pieces or fewer. Lessons on Tuesdays, blitz when it rains.',
    description:
      'We begin where others shake hands. Every Tuesday one ending, from the position to the plan, on a board you can follow without sound.',
    welcomeMessage: 'Sit where you like. The position of the day is on the board already.',
    category: 'games',
    brandColor: '#1d4ea1',
    experience: { name: 'The back room', description: 'Tuesday lessons and rainy-day blitz.' },
    passes: [
      {
        slug: 'kibitzer',
        name: 'Kibitzer',
        description: 'Watch and whisper. Free, as it should be.',
        perks: ['Every lesson live', 'The chat'],
        sold: 31,
      },
      {
        slug: 'club-year',
        name: 'A year in the club',
        description: 'All lessons for a year, with the workbook.',
        perks: ['Every lesson live and later', 'Fifty positions to print', 'Your game on Ilse’s board, once'],
        amountMinor: 4800,
        accessDays: 365,
        sold: 9,
      },
    ],
    upcoming: [
      {
        title: 'Rook behind the pawn',
        description: 'Whose pawn? Both answers are right, and that is the lesson.',
        weekday: 2,
        time: '19:30',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  {
    slug: 'night-desk',
    creator: 'priya_nair',
    name: 'Night Desk',
    tagline: 'A novel edited in public, one chapter a week.',
    description:
      'Priya reads a chapter aloud, then takes the red pen to it while you watch. Some sentences survive.',
    welcomeMessage: 'Page numbers are in the corner. Say which line you would keep.',
    category: 'writing',
    brandColor: '#e3ac12',
    experience: { name: 'The desk', description: 'One chapter a week until the end.' },
    passes: [
      {
        slug: 'one-chapter',
        name: 'One chapter',
        description: 'Chapter nine, live and for a week after.',
        perks: ['The chapter before and after, to read', 'Replay for seven days'],
        amountMinor: 400,
        accessDays: 7,
        capacity: 60,
        sold: 22,
      },
    ],
    upcoming: [
      {
        title: 'Cutting chapter nine',
        description: 'Four thousand words go in, three thousand come out.',
        days: 1,
        time: '21:00',
        timeZone: 'Europe/London',
      },
    ],
  },
  {
    slug: 'two-minute-poses',
    creator: 'jun_arakawa',
    name: 'Two Minute Poses',
    tagline: 'Hands, drawn with a timer and no talking.',
    description: 'Thirty poses in an hour, two minutes each. Bring something that draws.',
    welcomeMessage: 'The timer starts on the minute. Pencils up.',
    category: 'drawing',
    brandColor: '#c23b52',
    experience: { name: 'The studio', description: 'An hour of hands.' },
    passes: [
      {
        slug: 'open-studio',
        name: 'Open studio',
        description: 'Come in, sit down, draw.',
        perks: ['Every session live'],
        sold: 18,
      },
    ],
    upcoming: [
      {
        title: 'Hands, an hour of them',
        description: 'Open, closed, holding a cup, letting go of it.',
        days: 1,
        time: '18:30',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  {
    slug: 'small-computers',
    creator: 'aino_lehtinen',
    name: 'Small Computers',
    tagline: 'Machines you can hold, built live and understood.',
    description:
      'From a handful of chips to something that tells the time. Every wire is explained before it is soldered.',
    welcomeMessage: 'The parts list is in the description. Safety glasses on.',
    category: 'computers',
    brandColor: '#2b7a3a',
    experience: { name: 'The bench', description: 'Builds from the first chip to the last light.' },
    passes: [
      {
        slug: 'clock-build',
        name: 'The clock build',
        description: 'Three evenings, three chips, one clock.',
        perks: ['All three evenings live', 'Schematics to print', 'Replays for ninety days'],
        amountMinor: 600,
        accessDays: 90,
        capacity: 25,
        sold: 23,
      },
    ],
    upcoming: [
      {
        title: 'A clock from three chips',
        description: 'Counting seconds is easy. Counting minutes needs a second chip.',
        days: 4,
        time: '20:00',
        timeZone: 'Europe/Helsinki',
      },
    ],
  },
  {
    slug: 'contour-club',
    creator: 'lucia_ferrer',
    name: 'Contour Club',
    tagline: 'Runs before sunrise, with the map on screen.',
    description: 'A head torch, a map and a hill. You see where we are and how steep it gets.',
    welcomeMessage: 'Lace up or stay in bed, both are fine. The map is on the left.',
    category: 'outdoors',
    brandColor: '#5b6b1f',
    experience: { name: 'The trail', description: 'Saturday mornings, out and back.' },
    passes: [
      {
        slug: 'one-summit',
        name: 'One summit',
        description: 'One run, live from the trail.',
        perks: ['The run live', 'The route as a file'],
        amountMinor: 300,
        accessDays: 14,
        sold: 14,
      },
    ],
    upcoming: [
      {
        title: 'First light over the Belchen',
        description: 'Eleven kilometres, seven hundred metres up, and the sun if we are quick.',
        weekday: 6,
        time: '06:40',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  {
    slug: 'one-good-question',
    creator: 'samir_haddad',
    name: 'One Good Question',
    tagline: 'One guest, one question, no slides. Thursdays, until it is answered.',
    description:
      'A bell founder, a night nurse, somebody who repairs maps. Each gets a single question and an evening for it.\n\nYours are read out in the second half. The best one is asked the next guest.',
    welcomeMessage: 'The question is pinned above the chat. Add yours below it.',
    category: 'talk',
    brandColor: '#d96c1a',
    experience: { name: 'The two chairs', description: 'Thursdays, one question each.' },
    passes: [
      {
        slug: 'the-gallery',
        name: 'The gallery',
        description: 'Listen and ask. Free, with room for thirty.',
        perks: ['Every Thursday live', 'Your question in the hat'],
        capacity: 30,
        sold: 19,
      },
      {
        slug: 'ten-thursdays',
        name: 'Ten Thursdays',
        description: 'The spring guests, live and to hear again. On sale until the first of them sits down.',
        perks: ['Ten evenings live', 'Replays until summer', 'The list of questions that were not asked'],
        amountMinor: 1500,
        accessDays: 180,
        salesCloseDays: 5,
        sold: 11,
      },
      {
        slug: 'autumn',
        name: 'The autumn guests',
        description: 'Eight evenings that have been.',
        perks: ['Eight replays'],
        amountMinor: 900,
        accessDays: 365,
        salesCloseDays: -21,
        sold: 17,
      },
    ],
    upcoming: [
      {
        title: 'What do you hear in a bell?',
        description: 'With Henrike Volz, who has cast forty-one of them.',
        weekday: 4,
        time: '19:00',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  {
    slug: 'low-tide-sessions',
    creator: 'maren_okafor',
    name: 'Low Tide Sessions',
    tagline: 'Modular nights from a boathouse in Kiel.',
    description:
      'Maren Okafor plays one oscillator in four takes, and answers whatever you ask. No edits, no second chances, a lot of cable.\n\nSeats are few because every question gets an answer.',
    welcomeMessage: 'Headphones help. Ask anything, between the takes is best.',
    category: 'music',
    brandColor: '#0f6e6e',
    experience: { name: 'The boathouse', description: 'The sessions, live and afterwards.' },
    passes: [
      {
        slug: 'night-session',
        name: 'One night',
        description: 'Night Session 14, with a seat of your own.',
        perks: ['A numbered seat', 'The replay for thirty days', 'Patch notes the morning after'],
        amountMinor: 500,
        accessDays: 30,
        capacity: 40,
        sold: 37,
      },
      {
        slug: 'season',
        name: 'The winter season',
        description: 'Six nights until March, and every replay.',
        perks: ['Six nights live', 'All replays until spring', 'Stems to download in March'],
        amountMinor: 2400,
        accessDays: 120,
        sold: 16,
      },
    ],
    upcoming: [
      {
        title: 'Night Session 14',
        description: 'One oscillator, four takes, and whatever you ask.',
        days: 0,
        time: '20:30',
        timeZone: 'Europe/Berlin',
      },
      {
        title: 'Night Session 15',
        description: 'Two oscillators that disagree.',
        days: 7,
        time: '20:30',
        timeZone: 'Europe/Berlin',
      },
    ],
    past: {
      title: 'Night Session 13',
      description: 'Filters, rain on the roof, and one long delay.',
      daysAgo: 7,
      chat: [
        'Evening from Rotterdam.',
        'Is that the rain or a noise source?',
        'Both, I think. Lovely.',
        'What is the red cable doing?',
        'Feeding the delay back into itself, Maren said in take one.',
        'Take three is the one.',
        'Goodnight everyone. See you for fourteen.',
      ],
    },
  },
]
