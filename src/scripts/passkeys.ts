import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

/** Shows what needs a passkey where the browser can use one, and asks it when the form is sent. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-challenge]'))
  if (browserSupportsWebAuthn()) offer(form)

function offer(form: HTMLFormElement): void {
  const button = form.querySelector('button')!
  for (const sentence of document.querySelectorAll('.without-passkeys')) sentence.remove()
  form.hidden = false
  form.onsubmit = async (event) => {
    event.preventDefault()
    button.disabled = true
    say(form, '')
    try {
      form.querySelector<HTMLInputElement>('[name=credential]')!.value = JSON.stringify(await answerOf(form))
      form.submit()
    } catch (error) {
      say(form, sentenceFor(error, form))
    }
    button.disabled = false
  }
}

/** What the browser answers to a challenge of ours: a new passkey where the form is for one, else a signature. */
async function answerOf(form: HTMLFormElement) {
  const asked = await fetch(form.dataset.challenge!, { method: 'POST' })
  if (!asked.ok) throw new Error(`no challenge: ${asked.status}`)
  const optionsJSON = await asked.json()
  return 'user' in optionsJSON ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

function sentenceFor(error: unknown, { dataset }: HTMLFormElement): string | undefined {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return dataset.known
  const wasCancelled = error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)
  return wasCancelled ? dataset.cancelled : dataset.failed
}

function say(form: HTMLFormElement, sentence = ''): void {
  form.querySelector('[role=status]')!.textContent = sentence
}
