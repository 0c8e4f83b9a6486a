CREATE TABLE `ledger_marks` (
	`name` text PRIMARY KEY NOT NULL
);
