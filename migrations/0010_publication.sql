-- Runs that can be published, corrected and built upon. What is published never changes again: a correction is another
-- run that takes its place.

alter table checkup.run
  add column mode text not null default 'full',
  add column base_run_id bigint,
  add column inputs_of bigint,
  add column published_at timestamptz,
  add column published_by text,
  add column superseded_by bigint,
  add constraint run_mode_check check (mode in ('full', 'changed')),
  add constraint run_base_fkey foreign key (base_run_id) references checkup.run (id) on delete set null,
  add constraint run_inputs_fkey foreign key (inputs_of) references checkup.run (id) on delete cascade,
  add constraint run_superseded_fkey foreign key (superseded_by) references checkup.run (id),
  add constraint run_published_check check ((status in ('published', 'superseded')) = (published_at is not null)),
  add constraint run_superseded_check check ((status = 'superseded') = (superseded_by is not null)),
  add constraint run_trial_check check (inputs_of is null or published_at is null);

comment on column checkup.run.mode is 'full: everything is worked out; changed: what is as in the run before is taken from there';
comment on column checkup.run.base_run_id is 'The run whose results it took where nothing had changed';
comment on column checkup.run.inputs_of is 'A trial: another standard on the inputs of that run; it is never published';
comment on column checkup.run.superseded_by is 'The published run that took its place';

drop index checkup.run_open_key;
create unique index run_open_key on checkup.run (period, scope_code, standard_version, network_id, mode, coalesce(inputs_of, 0))
where status in ('queued', 'running');
create unique index run_published_key on checkup.run (period, scope_code) where status = 'published';
create index run_base_idx on checkup.run (base_run_id);
create index run_inputs_idx on checkup.run (inputs_of);

create function checkup.guard_run()
returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' then
    if old.status in ('published', 'superseded') then
      raise exception 'run % is %: it cannot be deleted', old.id, old.status using errcode = 'LC001';
    end if;
    return old;
  end if;
  if old.status in ('published', 'superseded')
     and not (
       old.status = 'published'
       and new.status = 'superseded'
       and to_jsonb(new) - 'status' - 'superseded_by' = to_jsonb(old) - 'status' - 'superseded_by'
     )
     and new is distinct from old then
    raise exception 'run % is %: it never changes; a correction is a new run that supersedes it', old.id, old.status using errcode = 'LC001';
  end if;
  if new.status = 'published' and old.status not in ('completed', 'published') then
    raise exception 'run % is %: only a completed one can be published', old.id, old.status using errcode = 'LC001';
  end if;
  return new;
end
$$;

comment on function checkup.guard_run() is 'A published run never changes but for being superseded, and is never deleted';

create trigger run_guard before update or delete on checkup.run
for each row execute function checkup.guard_run();

create function checkup.publish(of_run bigint)
returns void
language plpgsql
as $$
declare
  this_run checkup.run;
begin
  select * into this_run from checkup.run where id = of_run for update;
  if this_run.id is null then
    raise exception 'there is no run %', of_run using errcode = 'LC003';
  end if;
  -- One at a time for a period and scope: of two corrections at once, the later one supersedes the earlier.
  perform pg_advisory_xact_lock(hashtextextended('checkup.publish ' || this_run.period || ' ' || this_run.scope_code, 0));
  select * into this_run from checkup.run where id = of_run;
  if this_run.status <> 'completed' then
    raise exception 'run % is %: only a completed one can be published', of_run, this_run.status using errcode = 'LC001';
  end if;
  if this_run.inputs_of is not null then
    raise exception 'run % is a trial on the inputs of run %: it cannot be published', of_run, this_run.inputs_of using errcode = 'LC001';
  end if;
  if not exists (select from registry.standard as s where s.version = this_run.standard_version and s.status <> 'draft') then
    raise exception 'the standard % of run % is a draft: publish it first', this_run.standard_version, of_run using errcode = 'LC001';
  end if;
  update checkup.run
  set status = 'superseded', superseded_by = of_run
  where period = this_run.period
    and scope_code = this_run.scope_code
    and status = 'published';
  update checkup.run
  set status = 'published', published_at = now(), published_by = current_setting('lifecircle.subject', true)
  where id = of_run;
end
$$;

comment on function checkup.publish(bigint) is
  'Publishes a completed run: from now on everybody may read it and nothing may change it. The run published before for the same period and scope is superseded';

grant execute on function checkup.publish(bigint) to lifecircle_service;

-- What a run read of observations and declarations, like its sites and facilities.
create table checkup.run_observation (
  run_id bigint not null,
  community_code text collate "C" not null,
  type_id smallint not null,
  component text collate "C" not null,
  source text collate "C" not null,
  numerator numeric not null,
  denominator numeric not null,
  constraint run_observation_pkey primary key (run_id, type_id, community_code, component, source)
);

comment on table checkup.run_observation is 'The observations of its period that a run read, for the communities of its scope';

create table checkup.run_declaration (
  run_id bigint not null,
  county_code text collate "C" not null,
  type_id smallint not null,
  constraint run_declaration_pkey primary key (run_id, county_code, type_id)
);

comment on table checkup.run_declaration is 'Counties that had declared, by a run''s reference date, that there is none of a type';

grant select, insert, update, delete on checkup.run_observation, checkup.run_declaration to lifecircle_service;

alter table checkup.type_score
  add column any_size_share numeric,
  add column own_supply numeric,
  add column reached_supply numeric,
  add column facilities_known integer,
  add column facilities_own_reached integer,
  add column sufficiency numeric,
  add column gini numeric,
  add column palma numeric,
  add column theil numeric;

comment on column checkup.type_score.any_size_share is 'count_share if facilities below the minimum size counted too: what diagnosis calls undersized';
comment on column checkup.type_score.own_supply is 'supply if the catchments held the community''s own people only: what diagnosis calls shared';
comment on column checkup.type_score.reached_supply is 'supply of those who reach one at all; null where nobody does';
comment on column checkup.type_score.facilities_known is 'Of any state, within budget of a site or the community''s own';
comment on column checkup.type_score.facilities_own_reached is 'Operating ones of its own that a site of it reaches';
comment on column checkup.type_score.sufficiency is 'Mean sufficiency of the people whose walk is measured';
comment on column checkup.type_score.gini is 'Gini coefficient of their sufficiency; null where the mean is 0';
comment on column checkup.type_score.palma is 'Sufficiency held by the best-served tenth over that of the worst-served 40 in 100; null where the latter is 0';
comment on column checkup.type_score.theil is 'Theil''s T of their sufficiency; null where the mean is 0';

alter table checkup.region_score
  add column sufficiency numeric,
  add column gini numeric,
  add column palma numeric,
  add column theil numeric;

comment on column checkup.region_score.sufficiency is 'Residents'' mean of their sites'' sufficiency, which is the weighted mean over the types that apply and were surveyed';

-- What is published stays, whoever writes: once a statement, for rows come a hundred thousand at a time.
create function checkup.guard_results()
returns trigger
language plpgsql
as $$
declare
  fixed bigint;
begin
  select r.id into fixed
  from checkup.run as r
  where r.status in ('published', 'superseded')
    and r.id in (select w.run_id from written as w)
  limit 1;
  if fixed is not null then
    raise exception 'run % is published: what it wrote never changes', fixed using errcode = 'LC001';
  end if;
  return null;
end
$$;

comment on function checkup.guard_results() is 'Results of a published run never change';

create function checkup.guard_truncate()
returns trigger
language plpgsql
as $$
begin
  if exists (select from checkup.run as r where r.status in ('published', 'superseded')) then
    raise exception '% holds published results: it cannot be emptied', tg_table_name using errcode = 'LC001';
  end if;
  return null;
end
$$;

comment on function checkup.guard_truncate() is 'Nor are they emptied';

create procedure checkup.protect_results(name text)
language plpgsql
as $$
begin
  execute format('create trigger %I after insert on checkup.%I referencing new table as written for each statement execute function checkup.guard_results()', name || '_insert_guard', name);
  execute format('create trigger %I after update on checkup.%I referencing old table as written for each statement execute function checkup.guard_results()', name || '_update_guard', name);
  execute format('create trigger %I after delete on checkup.%I referencing old table as written for each statement execute function checkup.guard_results()', name || '_delete_guard', name);
  execute format('create trigger %I before truncate on checkup.%I for each statement execute function checkup.guard_truncate()', name || '_truncate_guard', name);
  execute format('alter table checkup.%I enable row level security', name);
  execute format('drop policy if exists %I on checkup.%I', name || '_read', name);
  execute format('drop policy if exists %I on checkup.%I', name || '_write', name);
  execute format('create policy %I on checkup.%I for select using (run_id in (select checkup.visible_run_ids()))', name || '_read', name);
  execute format(
    'create policy %I on checkup.%I for all using (platform.caller_role() = ''administrator'' and run_id in (select checkup.visible_run_ids())) with check (platform.caller_role() = ''administrator'' and run_id in (select checkup.visible_run_ids()))',
    name || '_write', name);
end
$$;

comment on procedure checkup.protect_results(text) is
  'Puts a table of results, which has a column run_id, under the rules of its runs: who may read and write, and that published ones stay';

do $$
declare
  name text;
begin
  foreach name in array array[
    'run_step', 'run_site', 'run_facility', 'run_observation', 'run_declaration', 'run_catchment', 'type_score', 'category_score', 'region_score'
  ]
  loop
    call checkup.protect_results(name);
  end loop;
end
$$;

create or replace function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  delete from checkup.run_site where run_id = old.id;
  delete from checkup.run_facility where run_id = old.id;
  delete from checkup.run_observation where run_id = old.id;
  delete from checkup.run_declaration where run_id = old.id;
  delete from checkup.run_catchment where run_id = old.id;
  delete from checkup.type_score where run_id = old.id;
  delete from checkup.category_score where run_id = old.id;
  delete from checkup.region_score where run_id = old.id;
  return old;
end
$$;
