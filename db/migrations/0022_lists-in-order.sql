DROP INDEX `applications_by_name`;--> statement-breakpoint
CREATE INDEX `applications_in_order` ON `applications` (`opening`,`id`);--> statement-breakpoint
CREATE INDEX `applications_by_name` ON `applications` (`opening`,lower(name),`id`);