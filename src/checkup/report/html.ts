/** A report as one page of HTML that asks for nothing from outside and prints on A4. */
import type { Block, Column, ReportDocument, Row } from './document.js'
import { escaped } from './markup.js'
import { faint, fontFamilies, ink, palette } from './style.js'

/** The first chapter, then each of the others on a page of its own. */
export function htmlOf([first, ...others]: readonly [ReportDocument, ...ReportDocument[]]): string {
  const { language, title } = first
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${[first, ...others].map(chapter).join('\n')}
</body>
</html>
`
}

const chapter = ({ title, subtitle, blocks }: ReportDocument) => `<article>
<header><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p></header>
${blocks.map(block).join('\n')}
</article>`

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `<h2>${escaped(one.text)}</h2>`
    case 'paragraph':
      return `<p${one.quiet === true ? ' class="quiet"' : ''}>${escaped(one.text)}</p>`
    case 'facts':
      return `<dl>${one.facts.map(({ label, value, detail }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}${detail === undefined ? '' : `<small>${escaped(detail)}</small>`}</dd></div>`).join('')}</dl>`
    case 'table':
      return `<table>${widthsOf(one.columns)}<thead><tr>${one.columns.map(({ title, align }) => `<th scope="col"${align === undefined ? '' : ' class="right"'}>${escaped(title)}</th>`).join('')}</tr></thead><tbody>${one.rows.map((row) => tableRow(one.columns, row)).join('')}</tbody></table>`
    case 'picture':
      return `<figure style="max-width:${one.share * 100}%">${one.svg.replace('<svg ', `<svg role="img" aria-label="${escaped(one.caption)}" `)}<figcaption>${escaped(one.caption)}</figcaption></figure>`
  }
}

const widthsOf = (columns: readonly Column[]) => {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  return `<colgroup>${columns.map(({ share }) => `<col style="width:${((100 * share) / total).toFixed(1)}%">`).join('')}</colgroup>`
}

const tableRow = (columns: readonly Column[], { cells, marked }: Row) =>
  `<tr${marked === true ? ' class="own"' : ''}>${cells.map((cell, i) => `<td${columns[i]?.align === undefined ? '' : ' class="right"'}>${escaped(cell)}</td>`).join('')}</tr>`

const style = `
@page { size: A4; margin: 16mm 15mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f4; color: ${ink}; font: 10.5pt/1.55 ${fontFamilies}; }
article { width: 180mm; max-width: 100%; margin: 8mm auto; padding: 12mm 10mm; background: #fff; }
header { border-bottom: 2pt solid ${palette.own}; margin-bottom: 5mm; }
h1 { font-size: 19pt; line-height: 1.3; margin: 0 0 1mm; }
header p { color: ${faint}; margin: 0 0 3mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; padding-left: 2.5mm; border-left: 3pt solid ${palette.own}; break-after: avoid; }
p { margin: 0 0 2mm; }
.quiet { color: ${faint}; font-size: 9.5pt; }
dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; margin: 0 0 4mm; break-inside: avoid; }
dl div { background: #f2f6f8; padding: 2mm 3mm; }
dt { color: ${faint}; font-size: 9pt; }
dd { margin: 0; font-size: 14pt; font-weight: 700; line-height: 1.35; }
dd small { display: block; font-size: 8.5pt; font-weight: 400; color: ${faint}; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 0 0 3mm; font-size: 9pt; line-height: 1.4; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-weight: 600; border-bottom: 1pt solid ${ink}; padding: 1mm; vertical-align: bottom; }
td { border-bottom: 0.5pt solid #d8dde3; padding: 1mm; vertical-align: top; overflow-wrap: anywhere; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.own td { font-weight: 700; background: #e3f1f7; }
figure { margin: 2mm auto 3mm; break-inside: avoid; text-align: center; }
figure svg { width: 100%; height: auto; }
figcaption { color: ${faint}; font-size: 9pt; }
@media (max-width: 700px) { dl { grid-template-columns: repeat(2, 1fr); } article { margin: 0; padding: 5mm 4mm; } table { font-size: 7.5pt; } }
@media print {
  body { background: none; }
  article { width: auto; margin: 0; padding: 0; }
  article + article { break-before: page; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`.trim()
