-- Machine clients with their secrets, who failed to guess them, and tokens taken back before they expire.

create table platform.client (
  id text collate "C" not null,
  name text not null,
  role text not null,
  region_code text collate "C" not null,
  scopes text[],
  created_at timestamptz not null default now(),
  created_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint client_pkey primary key (id),
  constraint client_name_check check (length(name) between 1 and 200),
  constraint client_role_check check (role in ('viewer', 'surveyor', 'planner', 'integrator', 'administrator')),
  constraint client_region_check check (region_code ~ '^[0-9]{12}$')
);

comment on table platform.client is 'Machines that may ask for tokens: provincial platforms, schedulers, front ends'' servers';
comment on column platform.client.role is 'What its tokens may do';
comment on column platform.client.region_code is 'The region within whose subtree they may do it';
comment on column platform.client.scopes is 'Named scopes its tokens are limited to; null: all those of the role';
comment on column platform.client.revoked_at is 'From then on it gets no tokens, and those it has are refused';

create table platform.client_secret (
  id bigint generated always as identity,
  client_id text collate "C" not null,
  hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default 'infinity',
  constraint client_secret_pkey primary key (id),
  constraint client_secret_client_fkey foreign key (client_id) references platform.client (id),
  constraint client_secret_hash_check check (length(hash) = 32)
);

create index client_secret_client_idx on platform.client_secret (client_id);

comment on table platform.client_secret is 'Secrets of machine clients, of which there can be two while one is replaced';
comment on column platform.client_secret.hash is 'SHA-256 of 32 random bytes: there is nothing in them to guess, which a slow hash would have to hinder. The service cannot read it';

create table platform.client_failure (
  client_id text collate "C" not null,
  address text collate "C" not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz not null default '-infinity',
  constraint client_failure_pkey primary key (client_id, address)
);

create index client_failure_last_failed_at_idx on platform.client_failure (last_failed_at);

comment on table platform.client_failure is
  'Wrong secrets in a row, by the client that was named, existing or not, and the address that tried: whoever guesses from elsewhere locks nobody out but himself';

create table platform.revocation (
  id bigint generated always as identity,
  subject text not null,
  region_prefix text collate "C" not null,
  issuer text,
  token_id text,
  issued_until timestamptz,
  expires_at timestamptz not null default 'infinity',
  revoked_at timestamptz not null default now(),
  revoked_by text not null,
  constraint revocation_pkey primary key (id),
  constraint revocation_token_check check ((issuer is null) = (token_id is null)),
  constraint revocation_what_check check ((token_id is null) = (issued_until is not null))
);

create index revocation_expires_at_idx on platform.revocation (expires_at);

comment on table platform.revocation is
  'Tokens that are no longer good: one by its issuer and id, or all of a subject that act in a region and were issued until some time';
comment on column platform.revocation.subject is 'Whose tokens, and in which region or below it they act';
comment on column platform.revocation.token_id is 'Of one token alone, with its issuer';
comment on column platform.revocation.expires_at is 'When the tokens would have expired anyhow';

-- Outside the caller's transaction nobody asks for a token, so nobody's rights can be checked: this function is all there is.
create function platform.redeem_client_secret(client text, secret_hash bytea, from_address text)
returns table (outcome text, role text, region_code text, scopes text[], retry_seconds integer)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  attempts constant integer := 5;
  longest_lock constant interval := '1 hour';
  failed platform.client_failure;
  found_client platform.client;
begin
  -- Attempts of one address on one client wait for each other, or many at once would all be let through.
  perform pg_advisory_xact_lock(hashtextextended(client || ' ' || from_address, 5521));
  select * into failed from platform.client_failure as f where f.client_id = client and f.address = from_address;
  if failed.locked_until > clock_timestamp() then
    return query select 'locked', null::text, null::text, null::text[], ceil(extract(epoch from failed.locked_until - clock_timestamp()))::integer;
    return;
  end if;
  select c.* into found_client
  from platform.client as c
  where c.id = client
    and c.revoked_at is null
    and exists (
      select
      from platform.client_secret as s
      where s.client_id = c.id and s.hash = secret_hash and s.expires_at > clock_timestamp()
    );
  if found_client.id is not null then
    delete from platform.client_failure as f where f.client_id = client and f.address = from_address;
    update platform.client as c set last_used_at = now() where c.id = client;
    return query select 'granted', found_client.role, found_client.region_code, found_client.scopes, 0;
    return;
  end if;
  delete from platform.client_failure as f where f.last_failed_at < now() - interval '1 day';
  insert into platform.client_failure as f (client_id, address, failures, last_failed_at)
  values (client, from_address, 1, clock_timestamp())
  on conflict on constraint client_failure_pkey do update
    set failures = f.failures + 1,
      last_failed_at = clock_timestamp(),
      locked_until = case
        when f.failures + 1 < attempts then f.locked_until
        else clock_timestamp() + least(longest_lock, interval '1 minute' * 2 ^ least(f.failures + 1 - attempts, 10))
      end;
  return query select 'refused', null::text, null::text, null::text[], 0;
end
$$;

comment on function platform.redeem_client_secret(text, bytea, text) is
  'Whether a machine client''s secret, given as its hash, is good: granted with the rights of its tokens, refused, or locked after five wrong ones in a row from one address, for a minute and twice as long with each further one, an hour at most';

revoke execute on function platform.redeem_client_secret(text, bytea, text) from public;
grant execute on function platform.redeem_client_secret(text, bytea, text) to lifecircle_service;

alter table platform.client enable row level security;
create policy client_all on platform.client for all
  using (platform.caller_role() = 'administrator' and platform.in_region(region_code))
  with check (platform.caller_role() = 'administrator' and platform.in_region(region_code));

alter table platform.client_secret enable row level security;
create policy client_secret_all on platform.client_secret for all
  using (client_id in (select id from platform.client))
  with check (client_id in (select id from platform.client));

alter table platform.revocation enable row level security;
-- Every process has to know all of them, whoever asks.
create policy revocation_read on platform.revocation for select using (true);
create policy revocation_insert on platform.revocation for insert
  with check (
    token_id is not null and subject = current_setting('lifecircle.subject') and region_prefix = platform.caller_prefix()
    or platform.caller_role() = 'administrator' and starts_with(region_prefix, platform.caller_prefix())
  );
create policy revocation_delete on platform.revocation for delete using (expires_at < now());

alter table platform.client_failure enable row level security;

grant select, insert, update (name, revoked_at) on platform.client to lifecircle_service;
grant select (id, client_id, created_at, expires_at), insert (client_id, hash, expires_at), update (expires_at)
  on platform.client_secret to lifecircle_service;
grant select, insert, delete on platform.revocation to lifecircle_service;
