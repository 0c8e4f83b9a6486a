DROP INDEX `applications_by_email`;--> statement-breakpoint
CREATE INDEX `applications_by_email` ON `applications` (`email`,`id`);