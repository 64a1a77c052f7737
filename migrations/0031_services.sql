-- How services do between two checkups: what residents complain of, and what communities do together with others.

create table survey.service_issue (
  external_id text collate "C" not null,
  community_code text collate "C" not null,
  type_id smallint not null,
  facility_external_id text collate "C",
  kind text not null,
  summary text,
  opened_on date not null,
  due_on date not null,
  closed_on date,
  recorded_at timestamptz not null default now(),
  constraint service_issue_pkey primary key (external_id),
  constraint service_issue_community_fkey foreign key (community_code) references registry.region (code),
  constraint service_issue_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint service_issue_kind_check check (kind in ('complaint', 'ticket')),
  constraint service_issue_dates_check check (opened_on <= due_on and opened_on <= closed_on)
);
create index service_issue_community_idx on survey.service_issue (community_code, due_on);

comment on table survey.service_issue is 'Complaints and tickets about services: closed by their date or not, they are the third component of the governance index';
comment on column survey.service_issue.facility_external_id is 'Which facility it is about; null = the type in general';

create table survey.activity (
  external_id text collate "C" not null,
  community_code text collate "C" not null,
  kind text not null,
  title text not null,
  held_on date not null,
  ended_on date,
  partners text,
  participants integer,
  note text,
  recorded_at timestamptz not null default now(),
  constraint activity_pkey primary key (external_id),
  constraint activity_community_fkey foreign key (community_code) references registry.region (code),
  constraint activity_kind_check check (kind in (
    'service_week', 'party_alliance', 'strong_community', 'whole_area_management', 'enterprise_linkage', 'area_linkage', 'property_linkage', 'other'
  )),
  constraint activity_dates_check check (held_on <= ended_on),
  constraint activity_participants_check check (participants >= 0)
);
create index activity_community_idx on survey.activity (community_code, held_on);

comment on table survey.activity is 'What a community did with its residents and partners, and how its services are run, as dated records';
comment on column survey.activity.kind is
  'service_week 便民服务周, party_alliance 党建联盟, strong_community 强社惠民, whole_area_management 大物业; the three ways of linkage: enterprise_linkage 社企联动, area_linkage 片区联动, property_linkage 物业联动; other';

create function survey.period_days(period text, out first_day date, out last_day date)
language sql
immutable
parallel safe
as $$
  select make_date(left(period, 4)::integer, case right(period, 1) when '1' then 1 else 7 end, 1),
    case right(period, 1) when '1' then make_date(left(period, 4)::integer, 6, 30) else make_date(left(period, 4)::integer, 12, 31) end
$$;

comment on function survey.period_days(text) is 'First and last day of a half-year such as 2024H1';

create function survey.count_issues(in_period text, within_region text, on_date date)
returns integer
language plpgsql
as $$
declare
  changed integer;
begin
  with counted as (
    select i.community_code, i.type_id, count(*) filter (where i.closed_on <= i.due_on and i.closed_on <= on_date) as numerator, count(*) as denominator
    from survey.period_days(in_period) as p
    join survey.service_issue as i on i.due_on between p.first_day and least(p.last_day, on_date)
    where i.community_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
    group by i.community_code, i.type_id
  ),
  gone as (
    delete from survey.observation as o
    where o.period = in_period
      and o.source = 'service issues'
      and o.community_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
      and not exists (select from counted as c where c.community_code = o.community_code and c.type_id = o.type_id)
    returning 1
  ),
  written as (
    insert into survey.observation (period, community_code, type_id, component, numerator, denominator, source)
    select in_period, c.community_code, c.type_id, 'closed_on_time', c.numerator, c.denominator, 'service issues'
    from counted as c
    left join survey.observation as o
      on (o.period, o.community_code, o.type_id, o.component, o.source) = (in_period, c.community_code, c.type_id, 'closed_on_time', 'service issues')
    where (o.numerator, o.denominator) is distinct from (c.numerator, c.denominator)
    order by c.community_code, c.type_id
    on conflict (period, community_code, type_id, component, source) do update
    set numerator = excluded.numerator, denominator = excluded.denominator, recorded_at = now()
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from written) into changed;
  return changed;
end
$$;

comment on function survey.count_issues(text, text, date) is
  'Puts the issues of a region that were due in a half-year, up to a day, among the observations: those closed by their date over all; how many counts changed';

create function checkup.count_issues(of_run bigint)
returns void
language plpgsql
as $$
declare
  this_run checkup.run;
begin
  select * into strict this_run from checkup.run where id = of_run;
  -- A try of another standard reads what its run read.
  if this_run.inputs_of is null then
    perform survey.count_issues(this_run.period, this_run.scope_code, this_run.reference_date);
  end if;
end
$$;

comment on function checkup.count_issues(bigint) is 'Counts the service issues of a run''s period and scope, as they were on its reference date';

grant select, insert, update, delete on survey.service_issue, survey.activity to lifecircle_service;
grant execute on all functions in schema survey to lifecircle_service;
grant execute on function checkup.count_issues(bigint) to lifecircle_service;

do $$
declare
  name text;
begin
  foreach name in array array['service_issue', 'activity']
  loop
    execute format('alter table survey.%I enable row level security', name);
    execute format('create policy %I on survey.%I for insert with check (survey.may_collect(community_code))', name || '_insert', name);
    execute format('create policy %I on survey.%I for update using (survey.may_collect(community_code))', name || '_update', name);
    execute format('create policy %I on survey.%I for delete using (survey.may_collect(community_code))', name || '_delete', name);
  end loop;
end
$$;
-- Words of residents stay in their region; what communities do is for everybody.
create policy service_issue_read on survey.service_issue for select using (platform.in_region(community_code));
create policy activity_read on survey.activity for select using (true);

call platform.audit_table('survey.service_issue', 'service issue', 'r.external_id', 'r.community_code');
call platform.audit_table('survey.activity', 'activity', 'r.external_id', 'r.community_code');
