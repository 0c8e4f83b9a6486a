import { expect, test } from '@playwright/test'
import { textOfDocx } from '../functions/applications/desk/files/docx-text.ts'
import { docx, paragraph } from './corpora/docx-maker.ts'

const run = (words: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

test('a Word CV is read as text, paragraph by paragraph, however it is styled', async () => {
  const body = [
    `<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="left"/><w:spacing w:after="0"/></w:pPr>${run('Åsa ')}${run('Ödegård')}</w:p>`,
    '<w:p/>',
    `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Arbete &amp; studier')}</w:p>`,
    `<w:p>${run('2019')}<w:r><w:tab/></w:r>${run('Snickare')}<w:r><w:br/></w:r>${run('Bergen')}</w:p>`,
  ].join('')
  expect(await textOfDocx(docx({ body }))).toEqual([
    'Åsa Ödegård',
    'Arbete & studier',
    '2019\tSnickare\nBergen',
  ])
  expect(await textOfDocx(docx({ body: paragraph('En rad.') }))).toEqual(['En rad.'])
})

test('a hostile document costs as much as it is long, and what is no document gives no text', async () => {
  const body = `${'<w:p '.repeat(400_000)}${'<w:t '.repeat(100_000)}`
  expect(await textOfDocx(docx({ body: `<!--${body}-->${paragraph('Kvar.')}` }))).toEqual(['Kvar.'])
  expect(await textOfDocx(new Uint8Array([1, 2, 3]))).toBeNull()
})
