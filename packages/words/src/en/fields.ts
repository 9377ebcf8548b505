const characters = (count: number) => (count === 1 ? 'one character' : `${count} characters`)

/** What does not fit in a field of a form, and what would. */
export const fields = {
  empty: 'This is still empty.',
  tooShort: (least: number) => `Use at least ${characters(least)}.`,
  tooLong: (most: number) => `Use at most ${characters(most)}.`,
  tooSmall: (least: number) => `The least possible is ${least}.`,
  tooLarge: (most: number) => `The most possible is ${most}.`,
  tooFew: (least: number) => (least === 1 ? 'Choose at least one.' : `Choose at least ${least}.`),
  tooMany: (most: number) => `No more than ${most} are possible.`,
  number: 'Write a number.',
  wholeNumber: 'Write a whole number.',
  email: 'This does not look like an e-mail address.',
  moment: 'Choose a day and a time.',
  year: 'Choose a year from 2000 to 2199.',
  choice: 'Choose one of what is offered.',
  unknown: 'This is not known here.',
  other: 'This does not fit here.',
  code: 'The code has six digits.',
  slug: 'Use small letters, digits and single hyphens.',
  username: 'Use small letters, digits and single underscores.',
  color: 'A colour looks like #0f6e6e.',
  unseen: 'There is a character in this that cannot be seen. Type it anew.',
  nothingToSee: 'Write something that can be seen.',
}
