DROP INDEX `traces_by_age`;--> statement-breakpoint
DROP INDEX `traces_by_member`;--> statement-breakpoint
CREATE INDEX `traces_of_member_in_time` ON `traces` (`staff_id`,`traced_at`,`id`);--> statement-breakpoint
CREATE INDEX `traces_by_act` ON `traces` (`act`,`traced_at`,`id`);--> statement-breakpoint
CREATE INDEX `traces_in_time` ON `traces` (`traced_at`,`id`);--> statement-breakpoint
CREATE INDEX `traces_by_member` ON `traces` (`staff_id`,`act`,`traced_at`,`id`);--> statement-breakpoint
CREATE INDEX `applications_named` ON `applications` (name collate nocase);