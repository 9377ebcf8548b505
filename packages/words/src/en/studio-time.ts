/** When, how long and how much, as the studio says it. */
export const studioTime = {
  tonight: (time: string) => `Tonight ${time}`,
  today: (time: string) => `Today ${time}`,
  tomorrow: (time: string) => `Tomorrow ${time}`,
  onDay: (day: string, time: string) => `${day}, ${time}`,
  now: 'now',
  late: (ago: string) => `was to start ${ago}`,
  minutes: (minutes: number) => `${minutes} min`,
  hours: (hours: number, minutes: string) => `${hours} h ${minutes}`,
  gigabytes: (count: string) => `${count} GB`,
  megabytes: (count: string) => `${count} MB`,
  kilobytes: (count: string) => `${count} kB`,
}
