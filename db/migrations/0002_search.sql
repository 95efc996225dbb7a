-- One token a Chinese character, so that two characters are found as a phrase; the text is prepared in code.
CREATE VIRTUAL TABLE `job_search` USING fts5(search_text, content = 'job', content_rowid = 'number', columnsize = 0, prefix = '2 3 4');
--> statement-breakpoint
CREATE TRIGGER `job_search_insert` AFTER INSERT ON `job` BEGIN
	INSERT INTO job_search (rowid, search_text) VALUES (NEW.number, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `job_search_update` AFTER UPDATE OF search_text ON `job` WHEN NEW.search_text <> OLD.search_text BEGIN
	INSERT INTO job_search (job_search, rowid, search_text) VALUES ('delete', OLD.number, OLD.search_text);
	INSERT INTO job_search (rowid, search_text) VALUES (NEW.number, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `job_no_delete` BEFORE DELETE ON `job` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY job');
END;
--> statement-breakpoint
CREATE TRIGGER `job_no_replace` BEFORE INSERT ON `job` WHEN EXISTS (SELECT 1 FROM job WHERE id = NEW.id OR number = NEW.number) BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE job');
END;
