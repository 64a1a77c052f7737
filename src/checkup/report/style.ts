/** What a report looks like, on paper and on screen. */

/** The first is the one that goes into a PDF; a page is set in what its reader has. */
export const pdfFont = 'Noto Sans Hans'
export const fontFamilies = `'${pdfFont}', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`

export const ink = '#1f2933'
export const faint = '#616e7c'

/** Told apart by readers who see no difference of red and green too (after Okabe and Ito, 2008). */
export const palette = {
  own: '#0b6e99',
  beside: '#c98a1b',
  circles: { inner: '#3f9c78', outer: '#aedbc6' },
  streets: '#d5dae0',
  boundary: '#52606d',
  /** From the best grade to the worst. */
  grades: ['#00785a', '#7bb662', '#e0a526', '#c4501b', '#7a1f5c'],
  categories: ['#0072b2', '#e69f00', '#cc79a7', '#d55e00', '#56b4e9', '#8c6d31', '#009e73', '#5d5d8d', '#7f7f7f', '#b35806']
} as const

export const colourOf = (colours: readonly string[], place: number): string => (place < 0 ? palette.boundary : colours[place % colours.length]!)
