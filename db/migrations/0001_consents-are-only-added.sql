CREATE TRIGGER `consents_never_change` BEFORE UPDATE ON `consents`
BEGIN
  SELECT RAISE(ABORT, 'a consent record is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `consents_go_with_their_subject` BEFORE DELETE ON `consents`
WHEN NOT EXISTS (SELECT 1 FROM `erasing` WHERE `erasing`.`subject_id` = OLD.`subject_id`)
BEGIN
  SELECT RAISE(ABORT, 'a consent record is deleted only with its subject');
END;
