import type { ScriptWords } from '../../components/apply/script-words.ts'

const announceEachPercent = 25

/** One key for as long as the page is open: what is sent twice from here is one application. */
const idempotencyKey = crypto.randomUUID()

/** Sends the form without leaving the page, so that what was filled in survives a lost network or an error. */
export function sendInPlace(form: HTMLFormElement, words: ScriptWords, begin: () => void): void {
  const sending = form.querySelector<HTMLElement>('.sending')!
  const status = form.querySelector<HTMLElement>('[role=status]:not(.out-of-sight)')!
  const say = (sentence: string) => {
    status.textContent = sentence
  }

  form.onsubmit = (event) => {
    event.preventDefault()
    if (!sending.hidden) return
    if (!navigator.onLine) return say(words.offline)
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('Accept', 'text/html')
    request.responseType = 'document'
    request.upload.onprogress = progress(sending, words, say)
    request.onload = () => arrived(request, form, say, begin)
    request.onerror = () => say(navigator.onLine ? words.failed : words.offline)
    request.onabort = () => say(words.cancelled)
    request.onloadend = () => {
      sending.hidden = true
    }
    sending.querySelector('button')!.onclick = () => request.abort()
    sending.hidden = false
    const data = new FormData(form)
    data.set('idempotencyKey', idempotencyKey)
    request.send(data)
  }
}

function progress(sending: HTMLElement, words: ScriptWords, say: (sentence: string) => void) {
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
  say: (sentence: string) => void,
  begin: () => void,
): void {
  const page: Document | null = request.response
  if (request.status === 200 && request.responseURL !== form.action) location.assign(request.responseURL)
  else if (request.status === 422 && page?.querySelector('#errors')) showAgain(page, form, begin)
  else say([...(page?.querySelectorAll('main p') ?? [])].map((paragraph) => paragraph.textContent).join(' '))
}

/** The form as the server drew it, with the files that were not at fault still chosen. */
function showAgain(page: Document, form: HTMLFormElement, begin: () => void): void {
  const main = document.adoptNode(page.querySelector('main')!)
  let lost = false
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=file]')) {
    if (!input.value) continue
    const drawn = main.querySelector(`#${input.id}`)!
    if (drawn.ariaInvalid === 'true') lost = true
    else drawn.replaceWith(input)
  }
  if (!lost) main.querySelector('.files-again')?.remove()
  const errors = main.querySelector<HTMLElement>('#errors')!
  errors.autofocus = false
  document.querySelector('main')!.replaceWith(main)
  document.title = page.title
  begin()
  errors.focus()
}
