import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import ApplicationPage from './application/ApplicationPage.astro'
import CvText from './application/CvText.astro'
import Record from './audit/Record.astro'
import Retention from './audit/Retention.astro'
import Traces from './audit/Traces.astro'
import Figures from './figures/Figures.astro'
import HoldPage from './holds/HoldPage.astro'
import Holds from './holds/Holds.astro'
import IncidentPage from './incidents/IncidentPage.astro'
import Incidents from './incidents/Incidents.astro'
import LetterPage from './letter/LetterPage.astro'
import LettersPage from './letter/LettersPage.astro'
import EndPage from './list/EndPage.astro'
import OpeningPage from './list/OpeningPage.astro'
import LockedApplication from './locked/LockedApplication.astro'
import LockedList from './locked/LockedList.astro'
import LockPage from './locking/LockPage.astro'
import Me from './Me.astro'
import Message from './messages/Message.astro'
import Messages from './messages/Messages.astro'
import Blocks from './newsletter/Blocks.astro'
import Contact from './newsletter/Contact.astro'
import Contacts from './newsletter/Contacts.astro'
import IssuePage from './newsletter/IssuePage.astro'
import Issues from './newsletter/Issues.astro'
import SendIssue from './newsletter/SendIssue.astro'
import Close from './openings/Close.astro'
import Openings from './openings/Openings.astro'
import Overview from './overview/Overview.astro'
import Problem from './Problem.astro'
import RemovePasskey from './passkeys/RemovePasskey.astro'
import People from './people/People.astro'
import Answered from './requests/Answered.astro'
import NewRequest from './requests/NewRequest.astro'
import Queue from './requests/Queue.astro'
import RequestPage from './requests/RequestPage.astro'
import Settings from './settings/Settings.astro'
import SharePage from './sharing/SharePage.astro'
import LetIn from './signing-in/LetIn.astro'
import Sent from './signing-in/Sent.astro'
import SignIn from './signing-in/SignIn.astro'
import Colleague from './staff/Colleague.astro'
import Staff from './staff/Staff.astro'

/** The pages of the desk by the names that routes ask for. */
export const pages: Readonly<Record<string, AstroComponentFactory>> = {
  application: ApplicationPage,
  blocks: Blocks,
  close: Close,
  colleague: Colleague,
  contact: Contact,
  contacts: Contacts,
  cv: CvText,
  end: EndPage,
  figures: Figures,
  hold: HoldPage,
  holds: Holds,
  incident: IncidentPage,
  incidents: Incidents,
  issue: IssuePage,
  'let-in': LetIn,
  letter: LetterPage,
  letters: LettersPage,
  lock: LockPage,
  locked: LockedList,
  'locked-application': LockedApplication,
  me: Me,
  message: Message,
  messages: Messages,
  newsletter: Issues,
  opening: OpeningPage,
  openings: Openings,
  overview: Overview,
  people: People,
  problem: Problem,
  record: Record,
  'remove-passkey': RemovePasskey,
  request: RequestPage,
  'request-new': NewRequest,
  requests: Queue,
  'requests-answered': Answered,
  retention: Retention,
  'send-issue': SendIssue,
  sent: Sent,
  settings: Settings,
  share: SharePage,
  'sign-in': SignIn,
  staff: Staff,
  traces: Traces,
}
