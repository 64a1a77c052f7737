-- How far a run's indices and ranks depend on what it had to take for granted: walking speeds, sizes and groups of
-- people that were not given. Worked out once the scores are there, and before they are published.

alter table checkup.run add column sensitivity_at timestamptz;
comment on column checkup.run.sensitivity_at is 'When the ranges of its indices were worked out, which is after its scores; empty in runs published before there were any';

create table checkup.region_range (
  run_id bigint not null,
  region_code text collate "C" not null,
  variants text[] not null,
  indices double precision[] not null,
  ranks integer[] not null,
  ranks_in_level integer[] not null,
  index_low double precision,
  index_high double precision,
  rank_low integer,
  rank_high integer,
  rank_in_level_low integer,
  rank_in_level_high integer,
  constraint region_range_pkey primary key (run_id, region_code)
);

comment on table checkup.region_range is 'Index and ranks of a region were an assumption otherwise, and the ranges they span with those of the run';
comment on column checkup.region_range.variants is 'Assumptions that were varied; indices and ranks go with it';
comment on column checkup.region_range.ranks is 'Among siblings; null where the run gives no rank';
comment on column checkup.region_range.rank_low is 'The best rank, that of the run included';
comment on column checkup.region_range.rank_high is 'The worst one';

grant select, insert, update, delete on checkup.region_range to lifecircle_service;
call checkup.protect_results('region_range');

-- Reach is kept as far as walkers get who are a tenth faster, whatever the rounding of their budget.
create or replace view checkup.run_reach with (security_invoker = true) as
select
  rf.run_id,
  rf.type_id,
  rf.facility_id,
  walked.id as network_id,
  t.budget_decimetres,
  least(ceil(t.budget_decimetres * 1.1)::integer + 1, n.horizon_decimetres) as horizon_decimetres
from checkup.run as r
join registry.standard_type as t on t.standard_version = r.standard_version
cross join lateral (select network.for_profile(r.network_id, t.profile) as id offset 0) as walked
join network.network as n on n.id = walked.id
join checkup.run_facility as rf on rf.run_id = r.id and rf.type_id = t.type_id;

create or replace function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  delete from checkup.run_site where run_id = old.id;
  delete from checkup.run_facility where run_id = old.id;
  delete from checkup.run_survey where run_id = old.id;
  delete from checkup.run_declaration where run_id = old.id;
  delete from checkup.run_input where run_id = old.id;
  delete from checkup.run_catchment where run_id = old.id;
  delete from checkup.run_sufficiency where run_id = old.id;
  delete from checkup.type_score where run_id = old.id;
  delete from checkup.category_score where run_id = old.id;
  delete from checkup.region_score where run_id = old.id;
  delete from checkup.region_range where run_id = old.id;
  return old;
end
$$;

create or replace function checkup.publish(of_run bigint)
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
  if this_run.sensitivity_at is null then
    raise exception 'the ranges of the indices of run % are still being worked out: publish it when they are there', of_run using errcode = 'LC001';
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
