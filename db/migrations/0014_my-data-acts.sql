CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`old_value` text NOT NULL,
	`corrected_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `corrections_by_subject` ON `corrections` (`subject_id`);--> statement-breakpoint
CREATE TABLE `objections` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text NOT NULL,
	`received_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `objections_by_subject` ON `objections` (`subject_id`);--> statement-breakpoint
CREATE INDEX `objections_waiting` ON `objections` (`due_on`) WHERE outcome is null;--> statement-breakpoint
CREATE TABLE `restrictions` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`since_on` text NOT NULL,
	`review_on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `restrictions_by_review` ON `restrictions` (`review_on`);