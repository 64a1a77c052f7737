/** Charts as SVG, drawn by Apache ECharts without a browser. */
import { BarChart, RadarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { fontFamilies, ink, palette } from './style.js'

use([BarChart, RadarChart, GridComponent, LegendComponent, RadarComponent, SVGRenderer])

/** One row of figures, 0 to 100; null = none. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** A radar of up to two series over the same axes. */
export function radarChart(axes: readonly string[], series: readonly Series[]): string {
  return draw(460, 330, {
    color: [palette.own, palette.beside],
    legend: { bottom: 0, textStyle: text(12), data: series.map(({ name }) => name) },
    radar: {
      center: ['50%', '47%'],
      radius: '66%',
      indicator: axes.map((name) => ({ name, max: 100, min: 0 })),
      axisName: text(12),
      splitNumber: 5,
      splitLine: { lineStyle: { color: '#d8dde3' } },
      splitArea: { show: false },
      axisLine: { lineStyle: { color: '#d8dde3' } }
    },
    series: series.map(({ name, values }, at) => ({
      type: 'radar',
      name,
      silent: true,
      symbolSize: at === 0 ? 5 : 3,
      lineStyle: { width: at === 0 ? 2.5 : 1.5, type: at === 0 ? 'solid' : 'dashed' },
      ...(at === 0 ? { areaStyle: { opacity: 0.16 } } : {}),
      // No score has no place on its axis: it is drawn at the middle, and the table says that there is none.
      data: [{ name, value: values.map((value) => value ?? 0) }]
    }))
  })
}

/** Bars of a series, the other one beside it. */
export function barChart(axes: readonly string[], series: readonly Series[]): string {
  const thickness = series.length > 1 ? 9 : 13
  return draw(700, 60 + axes.length * 26, {
    color: [palette.own, palette.beside],
    legend: { top: 0, textStyle: text(12), data: series.map(({ name }) => name) },
    grid: { left: 8, right: 44, top: 30, bottom: 8, outerBounds: { left: 8 } },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: text(11), splitLine: { lineStyle: { color: '#e4e8ec' } } },
    yAxis: { type: 'category', data: axes, inverse: true, axisTick: { show: false }, axisLine: { lineStyle: { color: '#9aa5b1' } }, axisLabel: text(11.5) },
    series: series.map(({ name, values }, at) => ({
      type: 'bar',
      name,
      silent: true,
      barWidth: at === 0 ? thickness : 5,
      data: values.map((value) => value ?? '-'),
      ...(at === 0 ? { label: { show: true, position: 'right', formatter: ({ value }: { value: number | string }) => (typeof value === 'number' ? value.toFixed(1) : ''), ...text(10.5) } } : {})
    }))
  })
}

const text = (fontSize: number) => ({ fontFamily: fontFamilies, fontSize, color: ink })

function draw(width: number, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: fontFamilies }, ...option })
    // What it says of pointers is for a browser that runs scripts.
    return chart.renderToSVGString().replace(/<style\s*>[\s\S]*?<\/style>/g, '').replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
  } finally {
    chart.dispose()
  }
}
