-- What residents say, as counts: the raw answers stay where they were given.

create table survey.observation (
  id bigint generated always as identity,
  period text collate "C" not null,
  community_code text collate "C" not null,
  type_id smallint not null,
  component text not null,
  numerator numeric not null,
  denominator numeric not null,
  source text not null,
  recorded_at timestamptz not null default now(),
  constraint observation_pkey primary key (id),
  constraint observation_key unique (period, community_code, type_id, component, source),
  constraint observation_community_fkey foreign key (community_code) references registry.region (code),
  constraint observation_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint observation_component_check check (component in ('satisfaction', 'closed_on_time')),
  constraint observation_period_check check (period ~ '^[0-9]{4}H[12]$'),
  constraint observation_share_check check (numerator >= 0 and numerator <= denominator)
);

comment on table survey.observation is
  'Satisfaction (sum of (rating - 1) / 4 over the ratings) and issues closed on time over issues due, by period, community and type; denominator 0 = missing';

grant select, insert, update, delete on all tables in schema survey to lifecircle_service;

alter table survey.observation enable row level security;
create policy observation_read on survey.observation for select using (platform.in_region(community_code));
create policy observation_insert on survey.observation for insert
  with check (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(community_code));
create policy observation_update on survey.observation for update
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(community_code));
create policy observation_delete on survey.observation for delete
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(community_code));
