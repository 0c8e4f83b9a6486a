import { AFRelationship, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from 'pdf-lib'
import type { GoodFile } from './made-files.ts'
import { jpeg, png } from './picture-maker.ts'

type Feature = (document: PDFDocument) => void | Promise<void>

/** What documents from a library have; each is combined with page counts and ways of saving. */
const features: Record<string, Feature> = {
  plain: () => {},
  'with what it is about': (document) => {
    document.setTitle('CV – Åsa Ødegård, Node/JS (Launch) & HTML/CSS/JavaScript')
    document.setAuthor('Åsa Ødegård /JS')
    document.setKeywords(['/JavaScript', '/Launch', '<</S/JavaScript>>', '1 0 obj', 'endobj'])
    document.setSubject('Tjänst: utvecklare (JS')
  },
  'with links': (document) => {
    for (const page of document.getPages()) page.node.set(PDFName.of('Annots'), links(document))
  },
  'with a form': (document) => {
    const form = document.getForm()
    const page = document.getPage(0)
    form.createTextField('namn').addToPage(page, { x: 50, y: 50 })
    form.createCheckBox('körkort').addToPage(page, { x: 50, y: 90 })
    const list = form.createDropdown('språk')
    list.addOptions(['svenska', 'norsk', '/JS'])
    list.addToPage(page, { x: 50, y: 120 })
  },
  'with a picture': async (document) => {
    const picture = await document.embedPng(png())
    for (const page of document.getPages()) page.drawImage(picture, { x: 400, y: 700, width: 90, height: 90 })
  },
  'with a photo': async (document) => {
    const photo = await document.embedJpg(jpeg({ width: 900, height: 1200 }))
    document.getPage(0).drawImage(photo, { x: 400, y: 700, width: 90, height: 120 })
  },
  'with its data as XML': (document) =>
    document.attach(
      new TextEncoder().encode('<?xml version="1.0"?><Candidate>Åsa</Candidate>'),
      'attachment.xml',
      {
        mimeType: 'text/xml',
        description: 'Europass',
        afRelationship: AFRelationship.Data,
      },
    ),
  'with a note as text': (document) =>
    document.attach(new TextEncoder().encode('Hej,\r\nbilaga å ä ö\n'), 'Anteckning å.TXT', {
      mimeType: 'text/plain',
    }),
}

/** 8 features × 6 page counts × with and without object streams, and small ones of those. */
export async function* goodFromPdfLib(): AsyncGenerator<GoodFile> {
  for (const [name, feature] of Object.entries(features)) {
    for (const pages of [1, 2, 3, 8, 20, 60]) {
      for (const useObjectStreams of [true, false]) {
        const bytes = await drawn(pages, feature, useObjectStreams)
        yield {
          about: `${pages} pages ${name}${useObjectStreams ? ', object streams' : ''}`,
          name: 'CV.pdf',
          bytes,
        }
      }
    }
  }
}

async function drawn(pages: number, feature: Feature, useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([595, 842])
    page.drawText(`Sida ${number}: å ä ö æ ø /JS (Launch)`, {
      x: 50,
      y: 780,
      size: 14,
      font,
      color: rgb(0, 0.2, 0.4),
    })
  }
  await feature(document)
  return document.save({ useObjectStreams, objectsPerTick: Number.POSITIVE_INFINITY })
}

function links(document: PDFDocument) {
  const actions = [
    { S: 'URI', URI: PDFString.of('https://exempel.invalid/JS?(Launch)') },
    { S: 'GoTo', D: [document.getPage(0).ref, 'Fit'] },
    { S: 'Named', N: 'NextPage' },
  ]
  const annotations = actions.map((A) =>
    document.context.register(
      document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [50, 50, 90, 70], A }),
    ),
  )
  return document.context.obj(annotations)
}
