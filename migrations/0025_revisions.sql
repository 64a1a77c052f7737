-- What answers hold beside what they were asked for: whether it has changed since, in one number.

create table registry.revision (
  what text not null,
  number bigint not null default 0,
  constraint revision_pkey primary key (what)
);

comment on table registry.revision is 'How often the regions were changed: answers name them, and a caller who has one asks whether it is still so';

insert into registry.revision (what) values ('regions');

create function registry.count_revision()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Transactions that change the regions wait for each other here, so that none's number hides another's change.
  update registry.revision set number = number + 1 where what = tg_argv[0];
  return null;
end
$$;

comment on function registry.count_revision() is 'Counts a change of what its argument names';
revoke execute on function registry.count_revision() from public;

create trigger region_revision after insert or update or delete on registry.region
for each statement execute function registry.count_revision('regions');

alter table registry.revision enable row level security;
create policy revision_read on registry.revision for select using (true);
grant select on registry.revision to lifecircle_service;
