-- A database of which nothing is known follows the ledger from its beginning, not from the first entry it carries out.
INSERT INTO `ledger_marks` SELECT 'ledger/at/' WHERE NOT EXISTS (SELECT 1 FROM `ledger_marks`);
