import type { ScriptWords } from '../../components/apply/script-words.ts'
import { forgetDraft, typedIn } from './drafts.ts'

const announceEachPercent = 25

/** One key for as long as the page is open: what is sent twice from here is one application. */
const idempotencyKey = crypto.randomUUID()

type Say = (sentence: string) => void

/**
 * Sends the form without leaving the page, so that what was filled in survives a lost network or an error; and
 * fetches it in another language with everything in it.
 */
export function sendInPlace(form: HTMLFormElement, words: ScriptWords, begin: () => void): void {
  const sending = form.querySelector<HTMLElement>('.sending')!
  const status = form.querySelector<HTMLElement>('.acts ~ [role=status]')!
  const say: Say = (sentence) => {
    status.textContent = sentence
  }

  const send = (data: FormData, address?: string) => {
    if (!sending.hidden) return
    if (!navigator.onLine) return say(words.offline)
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('Accept', 'text/html')
    request.responseType = 'document'
    request.upload.onprogress = progress(sending, words, say)
    request.onload = () => arrived(request, form, say, begin, address)
    request.onerror = () => say(navigator.onLine ? words.failed : words.offline)
    request.onabort = () => say(words.cancelled)
    request.onloadend = () => {
      sending.hidden = true
    }
    sending.querySelector('button')!.onclick = () => request.abort()
    sending.hidden = false
    data.set('idempotencyKey', idempotencyKey)
    request.send(data)
  }

  form.onsubmit = (event) => {
    event.preventDefault()
    send(new FormData(form, event.submitter))
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
    link.onclick = (event) => {
      if (!Object.keys(typedIn(form)).length) return
      event.preventDefault()
      const data = new FormData(form)
      data.set('locale', link.lang)
      data.set('intent', 'change-name')
      send(data, link.href)
    }
  }
}

function progress(sending: HTMLElement, words: ScriptWords, say: Say) {
  let announced = -1
  return ({ loaded, total }: ProgressEvent) => {
    const percent = Math.floor((100 * loaded) / total)
    sending.querySelector('progress')!.value = percent
    sending.querySelector('span')!.textContent = `${percent} %`
    const step = Math.floor(percent / announceEachPercent)
    if (step === announced) return
    announced = step
    say(percent === 100 ? words.received : words.sending.replace('{percent}', String(percent)))
  }
}

function arrived(
  request: XMLHttpRequest,
  form: HTMLFormElement,
  say: Say,
  begin: () => void,
  address?: string,
): void {
  const page: Document | null = request.response
  if (request.status === 200 && request.responseURL !== form.action) {
    forgetDraft(form)
    location.assign(request.responseURL)
  } else if (page?.querySelector('form[data-words]')) show(page, begin, address)
  else say([...(page?.querySelectorAll('main p') ?? [])].map((paragraph) => paragraph.textContent).join(' '))
}

/** The page as the server drew it: the form once more, or everything to be read through, which Back leaves again. */
async function show(page: Document, begin: () => void, address?: string): Promise<void> {
  const isReview = page.querySelector('.answers') !== null
  await dressedAs(page)
  document.documentElement.lang = page.documentElement.lang
  document.title = page.title
  document.body.replaceWith(document.adoptNode(page.body))
  if (isReview) history.pushState(null, '')
  else if (address) history.replaceState(null, '', address)
  window.onpopstate = isReview ? () => document.querySelector<HTMLElement>('[value^=change-]')?.click() : null
  begin()
  const [first] = ['#errors', '[autofocus]', 'h1'].flatMap(
    (wanted) => document.querySelector<HTMLElement>(wanted) ?? [],
  )
  if (first?.localName === 'h1') first.tabIndex = -1
  first?.focus()
}

/** Fetches the style sheets that only the page that came has; one that cannot be fetched holds up nothing. */
async function dressedAs(page: Document): Promise<void> {
  const worn = [...document.styleSheets].map(({ href }) => href)
  const missing = [...page.querySelectorAll<HTMLLinkElement>('[rel=stylesheet]:not([media])')]
    .map((sheet) => document.importNode(sheet))
    .filter(({ href }) => !worn.includes(href))
  const fetched = missing.map((sheet) => new Promise((done) => (sheet.onload = sheet.onerror = done)))
  document.head.append(...missing)
  await Promise.all(fetched)
}
