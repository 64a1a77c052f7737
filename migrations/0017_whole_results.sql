-- A run's results are seen whole or not at all: until it is completed, only transactions that say they work on it
-- (lifecircle.run) see what it has written, or write.

create or replace function checkup.visible_run_ids()
returns setof bigint
language sql
stable
as $$
  select r.id
  from checkup.run as r
  where r.status in ('completed', 'published', 'superseded')
     or r.id = nullif(current_setting('lifecircle.run', true), '')::bigint
$$;

comment on function checkup.visible_run_ids() is
  'Runs whose results this transaction may read: those with results among the runs it may see, and the one it works on';

create or replace function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  perform set_config('lifecircle.run', old.id::text, true);
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
