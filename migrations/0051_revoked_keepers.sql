-- Whoever is let in no more is told no more: webhooks end with all tokens of whoever made them, as when a client is revoked. Somebody
-- else of enough rights may resume one.

create function exchange.end_webhooks_of_subject()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update exchange.webhook as w
  set state = 'dead', state_since = now(), reason = 'whoever made it is let in no more', revision = w.revision + 1
  where w.created_by = new.subject
    and starts_with(w.region_code, new.region_prefix)
    and w.created_at <= new.issued_until
    and w.state <> 'dead';
  return null;
end
$$;

comment on function exchange.end_webhooks_of_subject() is 'Ends the webhooks that somebody made in a region, or below it, when all tokens of his that act there are taken back';

create trigger end_webhooks after insert on platform.revocation for each row
  when (new.token_id is null) execute function exchange.end_webhooks_of_subject();
