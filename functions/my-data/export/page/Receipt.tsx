/** @jsxImportSource hono/jsx */
import { wordsIn } from '../../../promises/language/words.ts'
import type { Made } from '../archive.ts'
import { receiptInWords } from '../receipt-in-words.ts'
import type { ConsentReceipt } from '../receipts.ts'
import { Facts } from './Facts.tsx'

/** One consent to be read: each answer with its exact words, and what it is about. */
export function Receipt({ receipt, made }: { receipt: ConsentReceipt; made: Made }) {
  const words = wordsIn(made.locale).myData.export.receipt
  const { answers, facts, stands, notice } = receiptInWords(receipt, made)
  return (
    <>
      {answers.map(({ line, language, words }) => (
        <>
          <p>{line}</p>
          <blockquote lang={language}>{words}</blockquote>
        </>
      ))}
      <Facts facts={facts} />
      <p>
        {stands && <a href={receipt.pii_processing.withdrawal_method}>{words.withdraw}</a>}{' '}
        <a href={notice}>{words.notice}</a>
      </p>
    </>
  )
}
