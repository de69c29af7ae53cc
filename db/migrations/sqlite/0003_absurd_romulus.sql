ALTER TABLE `judgment` ADD `answer_versions` text;--> statement-breakpoint
ALTER TABLE `rubric_version` ADD `same_meaning` text;