/** What a key does, in words, for the list of them. Several keys are kin, as the corners of a picture. */
export type Shortcut = { keys: string[]; does: string }
