-- How facilities and areas are run, what that takes and gives, and so whether what was built is alive.

-- Whoever may keep idle spaces may keep what else is found: its name says so; policies follow a function by itself.
alter function improvement.may_keep_spaces(text) rename to may_record;

comment on function improvement.may_record(text) is
  'Whether the caller may keep what is found in a region, and read it: planners, and those who send in what they found';

-- An activity is counted for the facility that it was held at.
alter table survey.activity add column facility_external_id text collate "C";

create index activity_facility_idx on survey.activity (facility_external_id, held_on) where facility_external_id is not null;

comment on column survey.activity.facility_external_id is 'Which facility it was held at; null = none, or nobody said';

create function improvement.period_days(period text, out first_day date, out last_day date)
language sql
immutable
parallel safe
as $$
  select d.first_day, (d.first_day + make_interval(months => d.months) - interval '1 day')::date
  from (
    select
      make_date(
        left(period, 4)::integer,
        case substr(period, 5, 1) when 'H' then 6 * right(period, 1)::integer - 5 when 'Q' then 3 * right(period, 1)::integer - 2 when '-' then right(period, 2)::integer else 1 end,
        1
      ) as first_day,
      case substr(period, 5, 1) when 'H' then 6 when 'Q' then 3 when '-' then 1 else 12 end as months
  ) as d
$$;

comment on function improvement.period_days(text) is 'First and last day of a year, half-year, quarter or month: 2024, 2024H1, 2024Q3, 2024-05';

create table improvement.operating_model (
  subject text collate "C" not null,
  valid_from date not null,
  valid_to date,
  model text not null,
  operator text,
  contract_from date,
  contract_until date,
  note text,
  region_code text collate "C" not null,
  recorded_at timestamptz not null default now(),
  constraint operating_model_pkey primary key (subject, valid_from),
  constraint operating_model_region_fkey foreign key (region_code) references registry.region (code),
  constraint operating_model_subject_check check (subject ~ '^(facility:.+|region:[0-9]{12})$'),
  constraint operating_model_model_check check (model in ('enterprise', 'precinct', 'property', 'cooperative', 'large_property', 'government', 'other')),
  constraint operating_model_validity_check check (valid_from < valid_to),
  constraint operating_model_contract_check check (contract_from <= contract_until)
);

create index operating_model_region_idx on improvement.operating_model (region_code);

comment on table improvement.operating_model is 'How a facility or an area is run (运营模式), from a day on';
comment on column improvement.operating_model.subject is 'facility: and its external id, or region: and its code';
comment on column improvement.operating_model.valid_to is 'Day after its last, where it was ended; the next model of the same subject ends it as well: improvement.operating_span';
comment on column improvement.operating_model.model is
  'enterprise 社企联动, precinct 片区联动, property 物业联动, cooperative 强社惠民, large_property 大物业, government; other';
comment on column improvement.operating_model.region_code is 'The region itself, or the community of the facility, else its county, when it was written';

create view improvement.operating_span
with (security_invoker = true)
as
select
  m.subject, m.valid_from, least(m.valid_to, lead(m.valid_from) over (partition by m.subject order by m.valid_from)) as valid_to, m.model, m.operator,
  m.contract_from, m.contract_until, m.note, m.region_code
from improvement.operating_model as m;

comment on view improvement.operating_span is 'Operating models, one at a time: each until it was ended, or until the next one of its subject begins';

create table improvement.operation (
  subject text collate "C" not null,
  period text collate "C" not null,
  first_day date not null generated always as ((improvement.period_days(period)).first_day) stored,
  last_day date not null generated always as ((improvement.period_days(period)).last_day) stored,
  funds numeric,
  income numeric,
  spending numeric,
  staff numeric,
  volunteers integer,
  visits integer,
  opening_days smallint,
  region_code text collate "C" not null,
  recorded_at timestamptz not null default now(),
  constraint operation_pkey primary key (subject, period),
  constraint operation_region_fkey foreign key (region_code) references registry.region (code),
  constraint operation_subject_check check (subject ~ '^(facility:.+|region:[0-9]{12})$'),
  constraint operation_period_check check (period ~ '^[1-9][0-9]{3}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  constraint operation_figures_check check (funds >= 0 and income >= 0 and spending >= 0 and staff >= 0 and volunteers >= 0 and visits >= 0 and opening_days >= 0),
  constraint operation_given_check check (num_nonnulls(funds, income, spending, staff, volunteers, visits, opening_days) > 0)
);

create index operation_region_idx on improvement.operation (region_code, last_day);

comment on table improvement.operation is 'What running a facility, or an area beside its facilities, took and gave in a period; null = not known, which is not nothing';
comment on column improvement.operation.subject is 'facility: and its external id, or region: and its code';
comment on column improvement.operation.period is 'Year, half-year, quarter or month: 2024, 2024H1, 2024Q3, 2024-05';
comment on column improvement.operation.funds is 'Public funds, yuan (CNY)';
comment on column improvement.operation.income is 'What it earned itself, public funds not counted, yuan (CNY)';
comment on column improvement.operation.spending is 'Yuan (CNY)';
comment on column improvement.operation.staff is 'Full-time equivalents, paid';
comment on column improvement.operation.volunteers is 'Persons';
comment on column improvement.operation.visits is 'Persons served, each time they came';
comment on column improvement.operation.opening_days is 'Days on which it was open';
comment on column improvement.operation.region_code is 'The region itself, or the community of the facility, else its county, when it was written';

create function improvement.models_of(facilities text[], regions text[], days date[])
returns table (place integer, subject text, valid_from date, model text, operator text)
language sql
stable
parallel safe
as $$
  with asked as (
    select a.place::integer, a.facility, a.region, a.day
    from unnest(facilities, regions, days) with ordinality as a (facility, region, day, place)
  ),
  above as (
    select a.place, a.day, 'facility:' || a.facility as subject, 0 as steps
    from asked as a
    where a.facility is not null
    union all
    select a.place, a.day, 'region:' || rpad(left(a.region, l.digits), 12, '0'), l.steps
    from asked as a
    cross join (values (12, 1), (9, 2), (6, 3), (4, 4), (2, 5)) as l (digits, steps)
  )
  select distinct on (a.place) a.place, s.subject, s.valid_from, s.model, s.operator
  from above as a
  join improvement.operating_span as s on s.subject = a.subject and s.valid_from <= a.day and (s.valid_to is null or s.valid_to > a.day)
  order by a.place, a.steps
$$;

comment on function improvement.models_of(text[], text[], date[]) is
  'What operating model holds for facilities of regions (null: for the regions themselves) on days: its own, else that of the nearest region above that has one; by place in the lists, those without any left out';

create function improvement.may_inherit(from_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'surveyor', 'integrator', 'administrator')
    and coalesce(starts_with(platform.caller_prefix(), registry.region_prefix(from_region)), false)
$$;

comment on function improvement.may_inherit(text) is 'Whether what holds for a region holds for the caller''s own below it, so that the caller may read it';

grant select, insert, update, delete on improvement.operating_model, improvement.operation to lifecircle_service;
grant select on improvement.operating_span to lifecircle_service;
grant execute on all functions in schema improvement to lifecircle_service;

do $$
declare
  name text;
begin
  foreach name in array array['operating_model', 'operation']
  loop
    execute format('alter table improvement.%I enable row level security', name);
    execute format('create policy %I on improvement.%I for insert with check (improvement.may_record(region_code))', name || '_insert', name);
    execute format('create policy %I on improvement.%I for update using (improvement.may_record(region_code)) with check (improvement.may_record(region_code))', name || '_update', name);
    execute format('create policy %I on improvement.%I for delete using (improvement.may_record(region_code))', name || '_delete', name);
  end loop;
end
$$;
create policy operation_read on improvement.operation for select using (improvement.may_record(region_code));
create policy operating_model_read on improvement.operating_model for select
  using (improvement.may_record(region_code) or (starts_with(subject, 'region:') and improvement.may_inherit(region_code)));

call platform.audit_table('improvement.operating_model', 'operating model', 'concat_ws('' '', r.subject, r.valid_from)', 'r.region_code');
call platform.audit_table('improvement.operation', 'operation', 'concat_ws('' '', r.subject, r.period)', 'r.region_code', '{first_day,last_day}');
