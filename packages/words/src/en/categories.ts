export const categories = {
  music: 'Music',
  food: 'Food',
  games: 'Games',
  writing: 'Writing',
  drawing: 'Drawing',
  computers: 'Computers',
  outdoors: 'Outdoors',
  talk: 'Talk',
  other: 'Something else',
}
