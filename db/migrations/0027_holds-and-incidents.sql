CREATE TABLE `holds` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reference` text NOT NULL,
	`controller` text NOT NULL,
	`ground` text NOT NULL,
	`case_reference` text NOT NULL,
	`reason` text NOT NULL,
	`since_on` text NOT NULL,
	`review_on` text NOT NULL,
	`changed_at` integer NOT NULL,
	`reminded_of` text
);
--> statement-breakpoint
CREATE INDEX `holds_by_review` ON `holds` (`review_on`);--> statement-breakpoint
CREATE TABLE `incident_entries` (
	`incident_id` text NOT NULL,
	`version` integer NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`written_at` integer NOT NULL,
	`heading` text NOT NULL,
	`happened` text NOT NULL,
	`known_at` integer NOT NULL,
	`data` text NOT NULL,
	`people` text NOT NULL,
	`consequences` text NOT NULL,
	`measures` text NOT NULL,
	`reported_at` integer,
	`report_reference` text NOT NULL,
	`not_reported_because` text NOT NULL,
	`told_at` integer,
	`not_told_because` text NOT NULL,
	`is_closed` integer NOT NULL,
	PRIMARY KEY(`incident_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`known_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`reminded_of` integer
);
--> statement-breakpoint
CREATE INDEX `incidents_unsettled` ON `incidents` (`known_at`) WHERE is_settled = 0;--> statement-breakpoint
CREATE INDEX `incidents_by_age` ON `incidents` (`changed_at`);
--> statement-breakpoint
CREATE TRIGGER `incident_entries_never_change` BEFORE UPDATE ON `incident_entries`
BEGIN
  SELECT RAISE(ABORT, 'an entry about an incident is never changed');
END;
