ALTER TABLE `sent_forms` RENAME COLUMN "application_id" TO "subject_id";--> statement-breakpoint
DROP INDEX `sent_forms_by_application`;--> statement-breakpoint
CREATE INDEX `sent_forms_by_subject` ON `sent_forms` (`subject_id`);