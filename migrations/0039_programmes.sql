-- Annual programmes (年度补短板行动方案): what a county does in a year for its budget.

create table improvement.programme (
  id bigint generated always as identity,
  region_code text collate "C" not null,
  year smallint not null,
  name text not null,
  budget numeric not null,
  limits jsonb not null,
  run_id bigint not null,
  choice jsonb not null,
  state text not null default 'draft',
  adopted_on date,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('lifecircle.subject'),
  constraint programme_pkey primary key (id),
  constraint programme_region_fkey foreign key (region_code) references registry.region (code),
  constraint programme_run_fkey foreign key (run_id) references checkup.run (id),
  constraint programme_name_check check (length(name) between 1 and 200),
  constraint programme_year_check check (year between 2000 and 2100),
  constraint programme_budget_check check (budget >= 0),
  constraint programme_state_check check (state in ('draft', 'adopted')),
  constraint programme_adopted_check check ((state = 'adopted') = (adopted_on is not null))
);

create index programme_region_idx on improvement.programme (region_code, year, id);
create unique index programme_adopted_key on improvement.programme (region_code, year) where state = 'adopted';

comment on table improvement.programme is 'What a county does in a year for its budget: a draft, or adopted and fixed';
comment on column improvement.programme.run_id is 'The run by which its projects were weighed';
comment on column improvement.programme.choice is 'What all its projects together are to bring, the bound that no choice passes, and what more or less money would do';

create table improvement.programme_project (
  programme_id bigint not null,
  project_id text collate "C" not null,
  region_code text collate "C" not null,
  position integer not null,
  cost numeric not null,
  lift double precision not null,
  forced boolean not null default false,
  constraint programme_project_pkey primary key (programme_id, project_id),
  constraint programme_project_programme_fkey foreign key (programme_id) references improvement.programme (id) on delete cascade,
  constraint programme_project_project_fkey foreign key (project_id) references improvement.project (external_id)
);

create index programme_project_project_idx on improvement.programme_project (project_id);

comment on table improvement.programme_project is 'Projects of a programme, in the order to do them';
comment on column improvement.programme_project.cost is 'The budget of the project when it was chosen';
comment on column improvement.programme_project.lift is 'What it adds to those before it: points of the index times residents';
comment on column improvement.programme_project.forced is 'It is in for the sake of one of the weakest communities';

grant select, insert, update, delete on improvement.programme to lifecircle_service;
grant select, insert, delete on improvement.programme_project to lifecircle_service;

alter table improvement.programme enable row level security;
create policy programme_read on improvement.programme for select using (improvement.may_read(region_code));
create policy programme_insert on improvement.programme for insert with check (improvement.may_plan(region_code) and state = 'draft');
-- Adopted, it is fixed; only an administrator adopts.
create policy programme_update on improvement.programme for update
  using (improvement.may_plan(region_code) and state = 'draft')
  with check (improvement.may_plan(region_code) and platform.caller_role() = 'administrator');
create policy programme_delete on improvement.programme for delete using (improvement.may_plan(region_code) and state = 'draft');

alter table improvement.programme_project enable row level security;
create policy programme_project_read on improvement.programme_project for select using (improvement.may_read(region_code));
create policy programme_project_insert on improvement.programme_project for insert
  with check (improvement.may_plan(region_code) and exists (select from improvement.programme as p where p.id = programme_id and p.state = 'draft'));

-- What belongs to a draft goes with it.
create policy programme_project_delete on improvement.programme_project for delete
  using (improvement.may_plan(region_code) and exists (select from improvement.programme as p where p.id = programme_id and p.state = 'draft'));

call platform.audit_table('improvement.programme', 'programme', 'r.id::text', 'r.region_code');
call platform.audit_table('improvement.programme_project', 'programme project', 'concat_ws('' '', r.programme_id, r.project_id)', 'r.region_code');

-- What projects were on a day, and whether they were late or dear by then.
create function improvement.project_status(region text, on_day date)
returns table (
  project_id text,
  community_code text,
  type_id smallint,
  state text,
  progress double precision,
  spent double precision,
  budget double precision,
  due_on date,
  reported_on date,
  late boolean,
  over_budget boolean,
  milestones_due integer,
  milestones_late integer
)
language sql
stable
parallel safe
as $$
  select
    p.external_id, p.community_code, p.type_id, s.state, r.progress::double precision, coalesce(r.spent, 0)::double precision, p.budget::double precision, p.due_on, r.reported_on,
    s.state in ('proposed', 'approved', 'under_way') and coalesce(p.due_on < on_day, false),
    coalesce(r.spent > p.budget, false),
    m.due, m.late
  from improvement.project as p
  -- Before its first step it was proposed.
  cross join lateral (
    select coalesce(
      (select v.to_state from improvement.project_move as v where v.project_id = p.external_id and v.moved_on <= on_day order by v.id desc limit 1),
      'proposed'
    ) as state
  ) as s
  left join lateral (
    select n.progress, n.spent, n.reported_on
    from improvement.project_report as n
    where n.project_id = p.external_id and n.reported_on <= on_day
    order by n.reported_on desc
    limit 1
  ) as r on true
  cross join lateral (
    select
      (count(*) filter (where (one ->> 'dueOn')::date <= on_day))::integer as due,
      (count(*) filter (where (one ->> 'dueOn')::date < on_day and coalesce((one ->> 'doneOn')::date > on_day, true)))::integer as late
    from jsonb_array_elements(p.milestones) as one
  ) as m
  where starts_with(p.community_code, registry.region_prefix(region))
$$;

comment on function improvement.project_status(text, date) is
  'Projects of a region as they were on a day: state, progress and money as told until then; late: not completed though due before; over_budget: more spent than planned';
grant execute on function improvement.project_status(text, date) to lifecircle_service;
