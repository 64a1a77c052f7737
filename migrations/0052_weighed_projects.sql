-- A programme is adopted as it was weighed: what decided of each project is kept beside it.

alter table improvement.programme_project add column weighed jsonb;

comment on column improvement.programme_project.weighed is
  'What decided what it costs and brings when it was chosen, by the names of improvement.as_planned; null: it was chosen before that was kept, and written since';

-- Of what was not written since a draft was made it is known still.
update improvement.programme_project as s
set weighed = jsonb_build_object('budget', s.cost) || (
  select jsonb_object_agg(w.key, w.value)
  from jsonb_each(improvement.as_planned(p)) as w
  where w.key in ('communityCode', 'typeCode', 'action', 'facility', 'location', 'size', 'weeklyHours')
)
from improvement.project as p, improvement.programme as d
where p.external_id = s.project_id
  and d.id = s.programme_id
  and d.state = 'draft'
  and p.recorded_at <= d.recorded_at;

-- Programmes that came out empty with a bound that was no number: no answer could tell of them.
delete from improvement.programme as d
where d.choice ->> 'upperBound' is null
  and not exists (select from improvement.programme_project as s where s.programme_id = d.id);

update improvement.programme as d
set choice = jsonb_set(
  jsonb_set(d.choice, '{less,lift}', coalesce(nullif(d.choice #> '{less,lift}', 'null'), '0')),
  '{more,lift}', coalesce(nullif(d.choice #> '{more,lift}', 'null'), '0')
)
where d.choice #>> '{less,lift}' is null or d.choice #>> '{more,lift}' is null;
