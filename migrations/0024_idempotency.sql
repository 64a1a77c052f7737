-- Answers that are given again when a caller, not knowing whether a request got through, sends it once more.

create table platform.idempotency (
  subject text not null,
  role text not null,
  region_prefix text collate "C" not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  headers jsonb not null,
  body text,
  created_at timestamptz not null default now(),
  constraint idempotency_pkey primary key (subject, role, region_prefix, key)
);

create index idempotency_created_at_idx on platform.idempotency (created_at);

comment on table platform.idempotency is
  'What was answered to requests with an Idempotency-Key, written in the transaction of their effect; kept for a day';
comment on column platform.idempotency.request_hash is 'SHA-256 of method, address and body: the same key for another request is a mistake';
comment on column platform.idempotency.body is 'Null where it is not to be kept, such as a secret';

alter table platform.idempotency enable row level security;
create policy idempotency_own on platform.idempotency for all
  using (subject = current_setting('lifecircle.subject', true) and role = platform.caller_role() and region_prefix = platform.caller_prefix())
  with check (subject = current_setting('lifecircle.subject', true) and role = platform.caller_role() and region_prefix = platform.caller_prefix());

-- Others' answers are not to be seen, old ones neither.
create function platform.forget_old_answers()
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  delete from platform.idempotency
  where created_at < now() - interval '1 day'
$$;

comment on function platform.forget_old_answers() is 'Deletes answers that were kept for a day, whosever they are';
revoke execute on function platform.forget_old_answers() from public;
grant execute on function platform.forget_old_answers() to lifecircle_service;

grant select, insert on platform.idempotency to lifecircle_service;
