/** What a letter loses once it goes no further: whom it was for and all it said. */
export const emptied = { recipient: '', replyTo: null, oneClick: null, subject: '', html: '', text: '' }
