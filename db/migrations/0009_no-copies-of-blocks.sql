DROP INDEX `suppressions_to_copy`;--> statement-breakpoint
ALTER TABLE `suppressions` DROP COLUMN `copied_at`;