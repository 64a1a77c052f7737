-- Standards are edited as drafts: by administrators of the region they are of, and of those above it.

alter table registry.standard
  add column region_code text collate "C" not null default '000000000000',
  add column retired_at timestamptz,
  add constraint standard_retired_check check ((status = 'retired') = (retired_at is not null)) not valid;

comment on column registry.standard.region_code is 'Who edits, publishes and retires it: administrators of this region or of one above. Everybody may use it';
comment on column registry.standard.retired_at is 'From then on no new run takes it; those that did keep it';

drop policy standard_write on registry.standard;
create policy standard_write on registry.standard for all
using (platform.caller_role() = 'administrator' and platform.in_region(region_code))
with check (platform.caller_role() = 'administrator' and platform.in_region(region_code));

drop policy standard_type_write on registry.standard_type;
create policy standard_type_write on registry.standard_type for all
using (
  platform.caller_role() = 'administrator'
  and exists (select from registry.standard as s where s.version = standard_version and platform.in_region(s.region_code))
)
with check (
  platform.caller_role() = 'administrator'
  and exists (select from registry.standard as s where s.version = standard_version and platform.in_region(s.region_code))
);

create or replace function registry.guard_published_standard()
returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'standard % is %: it cannot be deleted', old.version, old.status using errcode = 'LC001';
    end if;
    return old;
  end if;
  if old.status <> 'draft'
     and (new.status = 'draft'
       or (old.status = 'retired' and new.status <> 'retired')
       or (new.document, new.title, new.authority, new.version, new.region_code)
         is distinct from (old.document, old.title, old.authority, old.version, old.region_code)) then
    raise exception 'standard % is %: it never changes; publish another version', old.version, old.status using errcode = 'LC001';
  end if;
  return new;
end
$$;

-- What a run was scored by has to stay what it is, a draft as well; and nothing may go on asking for what is retired.
create function checkup.guard_used_standard()
returns trigger
language plpgsql
as $$
declare
  users text;
begin
  if tg_op = 'DELETE' or new.document is distinct from old.document then
    select string_agg(r.id::text, ', ' order by r.id) into users from checkup.run as r where r.standard_version = old.version;
    if users is not null then
      raise exception 'standard % was tried by the runs %: clone it under another version and go on with that', old.version, users using errcode = 'LC001';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    select string_agg(s.id::text, ', ' order by s.id) into users from checkup.schedule as s where s.standard_version = old.version and s.enabled;
    if users is not null then
      raise exception 'the schedules % recalculate by the standard %: give them another one first', users, old.version using errcode = 'LC001';
    end if;
  end if;
  return coalesce(new, old);
end
$$;

comment on function checkup.guard_used_standard() is 'A draft that a run was scored by is kept as it was; a standard that schedules ask for is not retired';

create trigger standard_used_guard before update or delete on registry.standard
for each row execute function checkup.guard_used_standard();
