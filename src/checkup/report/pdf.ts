/** A report as PDF, set by pdfmake in a font that it carries with it: the text can be searched and copied. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Block, Column, ReportDocument, Row } from './document.js'
import { faint, ink, palette, pdfFont } from './style.js'
import { words } from './words.js'

// The package says where its fonts are by where it is.
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')
const [regular, bold] = [join(fonts, 'NotoSansHans-Regular.otf'), join(fonts, 'NotoSansHans-Bold.otf')]

pdfmake.setFonts({ [pdfFont]: { normal: regular, bold, italics: regular, bolditalics: bold } })
// Nothing that a name or a caption may say is fetched or read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)

/** Points of the A4 page between its margins. */
const width = 595.28 - 2 * 44

export async function pdfOf(chapters: readonly [ReportDocument, ...ReportDocument[]], madeAt: Date): Promise<Buffer> {
  const [{ language, title, subtitle }] = chapters
  const say = words[language]
  return pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [44, 48, 44, 52],
    info: { title, subject: subtitle, creator: 'Lifecircle', producer: 'Lifecircle', creationDate: madeAt },
    language: say.locale,
    defaultStyle: { font: pdfFont, fontSize: 9.5, lineHeight: 1.28, color: ink },
    styles: {
      title: { fontSize: 19, bold: true, margin: [0, 0, 0, 2] },
      subtitle: { fontSize: 9.5, color: faint, margin: [0, 0, 0, 8] },
      heading: { fontSize: 13, bold: true, margin: [0, 14, 0, 5], color: palette.own },
      quiet: { fontSize: 8.5, color: faint },
      head: { bold: true, fontSize: 8 },
      cell: { fontSize: 8 }
    },
    content: chapters.flatMap((chapter, i) => [
      { text: chapter.title, style: 'title', ...(i === 0 ? {} : { pageBreak: 'before' as const }), tocItem: false },
      { text: chapter.subtitle, style: 'subtitle' },
      ...together(chapter.blocks)
    ]),
    footer: (page, pages) => ({ text: `${title} · ${say.page(page, pages)}`, alignment: 'center', fontSize: 7.5, color: faint, margin: [0, 18, 0, 0] }),
    // A heading stays with the table below it.
    pageBreakBefore: (node, query) => node.style === 'heading' && query.getFollowingNodesOnPage().length === 0
  }).getBuffer()
}

/** A heading and the paragraph or picture below it stand on one page. */
function together(blocks: readonly Block[]): Content[] {
  const contents: Content[] = []
  for (let i = 0; i < blocks.length; i++) {
    const [one, next] = [blocks[i]!, blocks[i + 1]]
    if (one.kind === 'heading' && (next?.kind === 'paragraph' || next?.kind === 'picture')) {
      contents.push({ stack: [blockOf(one), blockOf(next)], unbreakable: true })
      i++
    } else contents.push(blockOf(one))
  }
  return contents
}

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, style: 'heading' }
    case 'paragraph':
      return { text: block.text, margin: [0, 0, 0, 4], ...(block.quiet === true ? { style: 'quiet' } : {}) }
    case 'facts':
      return {
        table: { widths: ['*', '*', '*', '*'], body: inRows(block.facts.map(({ label, value, detail }) => ({ stack: [{ text: label, fontSize: 8, color: faint }, { text: value, fontSize: 14, bold: true }, { text: detail ?? ' ', fontSize: 7.5, color: faint }], fillColor: '#f2f6f8', margin: [4, 3, 4, 1] })), 4) },
        layout: { hLineColor: () => '#ffffff', vLineColor: () => '#ffffff', hLineWidth: () => 4, vLineWidth: () => 4 },
        margin: [0, 0, 0, 6]
      }
    case 'table':
      return {
        table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths: widthsOf(block.columns), body: [block.columns.map(headOf), ...block.rows.map((row) => cellsOf(block.columns, row))] },
        layout: {
          hLineWidth: (i) => (i === 0 ? 0 : i === 1 ? 1 : 0.4), vLineWidth: () => 0, hLineColor: (i) => (i === 1 ? ink : '#d8dde3'), paddingLeft: () => 2, paddingRight: () => 2,
          paddingTop: () => 2, paddingBottom: () => 1.5
        },
        margin: [0, 0, 0, 6]
      }
    case 'picture':
      return { stack: [{ svg: block.svg, width: width * block.share, alignment: 'center' }, { text: block.caption, style: 'quiet', alignment: 'center', margin: [0, 2, 0, 6] }], unbreakable: true }
  }
}

/** Columns share what the padding of their cells leaves. */
function widthsOf(columns: readonly Column[]): number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ share }) => ((width - 4 * columns.length) * share) / shares)
}

const headOf = ({ title, align }: Column): TableCell => ({ text: title, style: 'head', alignment: align ?? 'left' })
const cellsOf = (columns: readonly Column[], { cells, marked }: Row): TableCell[] =>
  cells.map((text, i) => ({ text, style: 'cell', alignment: columns[i]?.align ?? 'left', ...(marked === true ? { bold: true, fillColor: '#e3f1f7' } : {}) }))

function inRows(cells: readonly TableCell[], perRow: number): TableCell[][] {
  const rows: TableCell[][] = []
  for (let i = 0; i < cells.length; i += perRow) rows.push(Array.from({ length: perRow }, (_, at) => cells[i + at] ?? { text: '' }))
  return rows
}
