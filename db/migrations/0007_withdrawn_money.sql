-- A withdrawn job is in no list: neither its money nor a link that could still be paid may be hidden with it.
CREATE TRIGGER `job_withdraws_without_money` BEFORE UPDATE OF `is_closed` ON `job` WHEN NEW.is_closed = 2 AND OLD.is_closed <> 2
BEGIN
	SELECT RAISE(ABORT, 'WITHDRAW_MONEY') WHERE EXISTS (SELECT 1 FROM payment WHERE job_id = NEW.id)
		OR EXISTS (SELECT 1 FROM payment_link WHERE job_id = NEW.id AND state NOT IN ('paid', 'closed'));
END;
--> statement-breakpoint
CREATE TRIGGER `payment_needs_shown_job` BEFORE INSERT ON `payment`
WHEN EXISTS (SELECT 1 FROM job WHERE id = NEW.job_id AND is_closed = 2)
BEGIN
	SELECT RAISE(ABORT, 'WITHDRAWN_JOB');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_link_needs_shown_job` BEFORE INSERT ON `payment_link`
WHEN NEW.state NOT IN ('paid', 'closed') AND EXISTS (SELECT 1 FROM job WHERE id = NEW.job_id AND is_closed = 2)
BEGIN
	SELECT RAISE(ABORT, 'WITHDRAWN_JOB');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_link_stays_with_shown_job` BEFORE UPDATE OF `state` ON `payment_link`
WHEN NEW.state NOT IN ('paid', 'closed') AND EXISTS (SELECT 1 FROM job WHERE id = NEW.job_id AND is_closed = 2)
BEGIN
	SELECT RAISE(ABORT, 'WITHDRAWN_JOB');
END;
--> statement-breakpoint
-- Jobs that were withdrawn with money before this was refused come back into the lists; no calendar has the version '',
-- so the tick plans them again.
UPDATE job SET is_closed = CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, planned_with = ''
WHERE is_closed = 2 AND (EXISTS (SELECT 1 FROM payment WHERE job_id = job.id)
	OR EXISTS (SELECT 1 FROM payment_link WHERE job_id = job.id AND state NOT IN ('paid', 'closed')));
