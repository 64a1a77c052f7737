-- Whoever is let in no more is told no more: webhooks that a client made end with it. Somebody else of enough rights may resume one.

create function exchange.end_webhooks_of_client()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update exchange.webhook as w
  set state = 'dead', state_since = now(), reason = 'the client that made it is revoked', revision = w.revision + 1
  where w.created_by = new.id and w.state <> 'dead';
  return null;
end
$$;

comment on function exchange.end_webhooks_of_client() is 'Ends the webhooks that a client made when it is revoked';

create trigger end_webhooks after update of revoked_at on platform.client for each row
  when (old.revoked_at is null and new.revoked_at is not null) execute function exchange.end_webhooks_of_client();
