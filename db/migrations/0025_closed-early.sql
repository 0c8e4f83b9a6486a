CREATE TABLE `opening_closings` (
	`opening` text PRIMARY KEY NOT NULL,
	`closed_on` text NOT NULL
);
--> statement-breakpoint
DROP INDEX `applications_at_desk`;--> statement-breakpoint
CREATE INDEX `applications_at_desk` ON `applications` (`opening`,`status`,`id`,`pool_rule`,`defended_at`);