CREATE TABLE `content_block` (
	`dataset_id` text NOT NULL,
	`start` integer NOT NULL,
	`count` integer NOT NULL,
	`lengths` text NOT NULL,
	`contents` blob NOT NULL,
	PRIMARY KEY(`dataset_id`, `start`),
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seal_block` (
	`dataset_id` text NOT NULL,
	`start` integer NOT NULL,
	`count` integer NOT NULL,
	`seals` blob NOT NULL,
	PRIMARY KEY(`dataset_id`, `start`),
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
INSERT INTO `content_block` (`dataset_id`, `start`, `count`, `lengths`, `contents`) SELECT `dataset_id`, `position`, 1, '[' || length(`content`) || ']', CAST(`content` AS BLOB) FROM `example`;
--> statement-breakpoint
INSERT INTO `seal_block` (`dataset_id`, `start`, `count`, `seals`) SELECT `e`.`dataset_id`, `e`.`position`, 1, CAST('[' || `s`.`sealed` || ',[' || json_quote(`s`.`source`) || ']' || coalesce(',' || `s`.`row`, '') || ']' AS BLOB) FROM `example_seal` AS `s` INNER JOIN `example` AS `e` ON `e`.`id` = `s`.`example_id`;
