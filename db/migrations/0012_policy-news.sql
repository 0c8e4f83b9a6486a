CREATE TABLE `policy_news` (
	`about` text NOT NULL,
	`version` text NOT NULL,
	`noticed_at` integer NOT NULL,
	`circle` text DEFAULT '' NOT NULL,
	`reached` text DEFAULT '' NOT NULL,
	`told_at` integer,
	PRIMARY KEY(`about`, `version`)
);
