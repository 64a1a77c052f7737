-- The worst shortfalls first. Within a type its weight is the same for all, so the order of severity is that of the score:
-- a page takes the head of each type, however many communities there are. Only communities have a count.
create index type_score_worst_idx on checkup.type_score (run_id, type_id, score, region_code) where count_share is not null;

-- Not in SQL: inlined, it would be taken for a few rows, and joined as such.
create function checkup.site_sufficiency(of_run bigint, of_type smallint)
returns table (number integer, sufficiency double precision)
language plpgsql
stable
parallel safe
rows 30000
as $$
begin
  return query
  select u.number::integer, u.sufficiency
  from checkup.run_sufficiency as y
  cross join lateral unnest(y.sufficiency) with ordinality as u (sufficiency, number)
  where y.run_id = of_run
    and y.type_id = of_type;
end
$$;

comment on function checkup.site_sufficiency(bigint, smallint) is 'y of every site of a run for a facility type, by run_site.number';
grant execute on function checkup.site_sufficiency(bigint, smallint) to lifecircle_service;
