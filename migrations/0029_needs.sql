-- What residents need: questionnaires, campaigns, responses, and what follows from them. A household is known by a keyed hash only.

create table survey.questionnaire (
  code text collate "C" not null,
  version integer not null,
  title_zh text not null,
  title_en text not null,
  document jsonb not null,
  region_code text collate "C" not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint questionnaire_pkey primary key (code, version),
  constraint questionnaire_code_check check (code ~ '^[A-Za-z0-9_.-]{1,64}$')
);

comment on table survey.questionnaire is 'Templates of questions, by version: a version never changes, another one follows it';
comment on column survey.questionnaire.document is 'titleZh, titleEn, questions: key, kind, textZh, textEn, typeCode, options, least, most, required';

create table survey.campaign (
  code text collate "C" not null,
  name text not null,
  period text collate "C" not null,
  scope_code text collate "C" not null,
  questionnaire_code text collate "C" not null,
  questionnaire_version integer not null,
  opens_on date not null,
  closes_on date not null,
  target_percent smallint not null default 50,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint campaign_pkey primary key (code),
  constraint campaign_code_check check (code ~ '^[A-Za-z0-9_.-]{1,64}$'),
  constraint campaign_period_check check (period ~ '^[0-9]{4}H[12]$'),
  constraint campaign_dates_check check (opens_on <= closes_on),
  constraint campaign_target_check check (target_percent between 50 and 100),
  constraint campaign_questionnaire_fkey foreign key (questionnaire_code, questionnaire_version) references survey.questionnaire (code, version)
);

comment on table survey.campaign is 'A survey of the households of a region in a half-year';
comment on column survey.campaign.target_percent is 'Of the occupied households; the policy''s 50 at least. Old estates under renovation and resettlement estates: 80 at least';
comment on column survey.campaign.closed_at is 'Since when nothing is collected any more, and its counts stand among the observations';

create table survey.link (
  id bigint generated always as identity,
  hash bytea not null,
  campaign_code text collate "C" not null,
  site_external_id text collate "C" not null,
  community_code text collate "C" not null,
  household bytea,
  expires_on date not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint link_pkey primary key (id),
  constraint link_hash_key unique (hash),
  constraint link_campaign_fkey foreign key (campaign_code) references survey.campaign (code) on delete cascade
);
create index link_campaign_idx on survey.link (campaign_code, site_external_id);

comment on table survey.link is 'Anonymous invitations: their tokens are told once and kept as hashes';
comment on column survey.link.household is 'Of one household, which need not say who it is; null = of a whole site, such as on a poster';

create table survey.response (
  id bigint generated always as identity,
  campaign_code text collate "C" not null,
  external_id text collate "C" not null,
  site_external_id text collate "C" not null,
  community_code text collate "C" not null,
  household bytea not null,
  age_group text,
  answered_on date not null,
  seconds integer,
  answers jsonb not null,
  flags text[] not null default '{}',
  counted boolean not null,
  channel text not null,
  received_at timestamptz not null default now(),
  constraint response_pkey primary key (id),
  constraint response_key unique (campaign_code, external_id),
  constraint response_campaign_fkey foreign key (campaign_code) references survey.campaign (code),
  constraint response_community_fkey foreign key (community_code) references registry.region (code),
  constraint response_age_check check (age_group in ('under_18', '18_34', '35_59', '60_79', '80_over')),
  constraint response_seconds_check check (seconds >= 0),
  constraint response_channel_check check (channel in ('api', 'file', 'link')),
  constraint response_flags_check check (flags <@ array['duplicate', 'incomplete', 'straight_line', 'too_fast', 'masked'])
);
create unique index response_household_key on survey.response (campaign_code, site_external_id, household) where counted;
create index response_household_idx on survey.response (campaign_code, site_external_id, household);
create index response_community_idx on survey.response (campaign_code, community_code, id);

comment on table survey.response is 'What households answered: no name, no number, no address; everything stays, one valid response of a household counts';
comment on column survey.response.household is 'Keyed hash of campaign, site and household: the key is the service''s, not the database''s';
comment on column survey.response.flags is 'duplicate: of a household that is counted already; incomplete, straight_line, too_fast: nonsense; masked: numbers of people were taken out of its texts';
comment on column survey.response.counted is 'The first valid one of its household';

create table survey.answer (
  response_id bigint not null,
  type_id smallint not null,
  asks boolean,
  intensity numeric,
  rating numeric,
  constraint answer_pkey primary key (response_id, type_id),
  constraint answer_response_fkey foreign key (response_id) references survey.response (id) on delete cascade,
  constraint answer_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint answer_intensity_check check (intensity > 0 and intensity <= 1),
  constraint answer_rating_check check (rating between 1 and 5)
);

comment on table survey.answer is 'What a response says of a facility type';
comment on column survey.answer.asks is 'Whether it asks for the type; null where it was not asked about';
comment on column survey.answer.intensity is 'Of one that asks: 1, or by its place in a ranking';
comment on column survey.answer.rating is 'Satisfaction, 1 to 5; the mean where several questions rate it';

alter table survey.observation drop constraint observation_component_check;
alter table survey.observation add constraint observation_component_check check (component in ('satisfaction', 'closed_on_time', 'demand'));
comment on table survey.observation is
  'Satisfaction (sum of (rating - 1) / 4 over the ratings), issues closed on time over issues due, and those who ask for a type over those asked, by period, community and type; denominator 0 = missing';

create function survey.percent_required(kind text, under_renovation boolean, target_percent integer default 50)
returns integer
language sql
immutable
parallel safe
as $$
  select case when under_renovation or kind = 'resettlement' then greatest(80, target_percent) else target_percent end
$$;

comment on function survey.percent_required(text, boolean, integer) is
  'Of an estate''s occupied households have to have answered: the campaign''s target, and four in five of old estates under renovation and of resettlement estates';

create function survey.estate_coverage(of_campaign text, within_region text default '000000000000')
returns table (
  site_external_id text, name text, community_code text, kind text, under_renovation boolean, households numeric, answered integer, percent_required integer,
  missing integer, met boolean
)
language sql
stable
-- Everybody of a region may know how many households answered; what they said is for fewer.
security definer
set search_path = pg_catalog, public, pg_temp
rows 1000
as $$
  select s.external_id, s.name, s.community_code, s.kind, s.under_renovation, s.households, coalesce(a.answered, 0)::integer, p.percent,
    greatest(0, ceil(s.households * p.percent / 100) - coalesce(a.answered, 0))::integer,
    -- Whole numbers on both sides: no share is ever rounded.
    case when s.households > 0 then coalesce(a.answered, 0) * 100 >= p.percent * s.households end
  from survey.campaign as c
  join registry.site as s
    on s.community_code between rpad(registry.region_prefix(c.scope_code), 12, '0') and rpad(registry.region_prefix(c.scope_code), 12, '9')
    and s.community_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
    and s.valid_from <= least(c.closes_on, current_date)
    and s.valid_to > least(c.closes_on, current_date)
  join registry.region as r on r.code = s.community_code
  cross join lateral (select survey.percent_required(coalesce(s.kind, r.kind), s.under_renovation, c.target_percent) as percent) as p
  left join (
    select x.site_external_id, count(*) as answered
    from survey.response as x
    where x.campaign_code = of_campaign
      and x.counted
    group by x.site_external_id
  ) as a on a.site_external_id = s.external_id
  where c.code = of_campaign
    and platform.in_region(s.community_code)
$$;

comment on function survey.estate_coverage(text, text) is
  'Distinct households with a valid response over occupied households, estate by estate; met is null where nobody knows of a household';

create function survey.coverage(of_campaign text, at_level text default 'community', within_region text default '000000000000')
returns table (
  code text, households numeric, answered integer, estates integer, estates_short integer, estates_unknown integer, missing integer, met boolean
)
language sql
stable
rows 100
as $$
  select r.code, coalesce(sum(e.households), 0), coalesce(sum(e.answered), 0)::integer, count(*)::integer,
    (count(*) filter (where not e.met))::integer, (count(*) filter (where e.met is null))::integer,
    coalesce(sum(e.missing), 0)::integer,
    -- More answers than an estate has households make up for no other estate.
    case when sum(e.households) > 0 then
      sum(least(e.answered, e.households)) * 100 >= c.target_percent * sum(e.households)
      and not coalesce(bool_or(not e.met and e.percent_required > c.target_percent), false)
    end
  from survey.campaign as c
  cross join lateral (values ('province', 2), ('city', 4), ('county', 6), ('street', 9), ('community', 12)) as d (level, digits)
  join survey.estate_coverage(of_campaign, within_region) as e on true
  join registry.region as r on r.level = d.level and r.prefix = left(e.community_code, d.digits)
  where c.code = of_campaign
    and d.level = at_level
  group by r.code, c.target_percent
$$;

comment on function survey.coverage(text, text, text) is
  'The same by region: met where the campaign''s share of its occupied households answered, and four in five of each old estate under renovation and each resettlement estate';

create function survey.wilson(asks bigint, asked bigint, out low double precision, out high double precision)
language sql
immutable
parallel safe
as $$
  select
    round(greatest(0, (p + z * z / (2 * n) - m) / (1 + z * z / n))::numeric, 6)::float8,
    round(least(1, (p + z * z / (2 * n) + m) / (1 + z * z / n))::numeric, 6)::float8
  -- Null rather than none: the condition below may be looked at last.
  from (select 1.959963984540054 as z, nullif(asked, 0)::float8 as n, asks::float8 / nullif(asked, 0) as p) as x
  cross join lateral (select z * sqrt((p * (1 - p) + z * z / (4 * n)) / n) as m) as y
  where asked > 0
$$;

comment on function survey.wilson(bigint, bigint) is 'Within which a share lies with 95 per cent (Wilson 1927, score interval)';

create function survey.demand(
  of_campaign text, at_level text default 'community', within_region text default '000000000000', by_group text default 'none'
)
returns table (
  code text, type_id smallint, group_name text, asked bigint, asks bigint, share double precision, low double precision, high double precision,
  intensity double precision, ratings bigint, satisfaction double precision
)
language sql
stable
rows 1000
as $$
  select r.code, x.type_id, x.group_name, x.asked, x.asks,
    round((x.asks::numeric / nullif(x.asked, 0)), 6)::float8, w.low, w.high,
    round(x.intensity, 6)::float8, x.ratings, round(x.satisfaction, 6)::float8
  from (
    select left(p.community_code, d.digits) as prefix, d.level, a.type_id,
      case by_group when 'age' then coalesce(p.age_group, 'unknown') when 'estate' then coalesce(s.kind, c.kind, 'unknown') else 'all' end as group_name,
      count(a.asks) as asked,
      count(*) filter (where a.asks) as asks,
      avg(a.intensity) filter (where a.asks) as intensity,
      count(a.rating) as ratings,
      avg(a.rating) as satisfaction
    from (values ('province', 2), ('city', 4), ('county', 6), ('street', 9), ('community', 12)) as d (level, digits)
    cross join survey.response as p
    join survey.answer as a on a.response_id = p.id
    join registry.region as c on c.code = p.community_code
    left join lateral (
      select s.kind
      from registry.site as s
      where by_group = 'estate'
        and s.external_id = p.site_external_id
        and s.valid_from <= p.answered_on
        and s.valid_to > p.answered_on
      order by s.id desc
      limit 1
    ) as s on true
    where d.level = at_level
      and p.campaign_code = of_campaign
      and p.counted
      and p.community_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
    group by 1, 2, 3, 4
  ) as x
  join registry.region as r on r.level = x.level and r.prefix = x.prefix
  left join lateral survey.wilson(x.asks, x.asked) as w on true
$$;

comment on function survey.demand(text, text, text, text) is
  'What the counted households of each region say of each type: who asks for it among those asked, how urgently (0 to 1), and how content they are (mean of 1 to 5); by_group: none, age or estate';

create function survey.unreached_demand(of_campaign text, within_region text default '000000000000', in_standard text default 'lifecircle-2026')
returns table (community_code text, type_id smallint, asks bigint, unreached bigint)
language sql
stable
rows 1000
as $$
  with asking as materialized (
    select p.community_code, p.site_external_id, a.type_id, count(*) as asks
    from survey.response as p
    join survey.answer as a on a.response_id = p.id and a.asks
    where p.campaign_code = of_campaign
      and p.counted
      and p.community_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
    group by p.community_code, p.site_external_id, a.type_id
  ),
  asked_site as materialized (select distinct a.site_external_id from asking as a),
  reached as materialized (
    select o.site_external_id, w.type_id
    from asked_site as o
    join registry.site as s on s.external_id = o.site_external_id and s.valid_to = 'infinity'
    join network.site_place as p on p.site_id = s.id and p.network_id = network.active_network()
    cross join lateral network.facilities_within(
      p.edge_id, p.leg, p.to_source, p.local_geom, p.hubs, p.decimetres,
      (select max(k.budget_decimetres) from registry.standard_type as k where k.standard_version = in_standard), current_date
    ) as w
    join registry.standard_type as k on k.standard_version = in_standard and k.type_id = w.type_id and w.decimetres <= k.budget_decimetres
    group by o.site_external_id, w.type_id
  )
  select a.community_code, a.type_id, sum(a.asks)::bigint, coalesce(sum(a.asks) filter (where r.type_id is null), 0)::bigint
  from asking as a
  left join reached as r on r.site_external_id = a.site_external_id and r.type_id = a.type_id
  -- Without a network nobody knows what is reached.
  where network.active_network() is not null
  group by a.community_code, a.type_id
$$;

comment on function survey.unreached_demand(text, text, text) is
  'Of the households of each community that ask for a type, those whose site reaches none of it within its circle today';

create function survey.count_campaign(of_campaign text)
returns integer
language plpgsql
-- Those who close a campaign plan it; they write no observations otherwise.
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  this survey.campaign;
  counts integer;
begin
  select * into strict this from survey.campaign as c where c.code = of_campaign;
  delete from survey.observation as o
  where o.period = this.period
    and o.source = 'campaign:' || of_campaign;
  insert into survey.observation (period, community_code, type_id, component, numerator, denominator, source)
  select this.period, x.community_code, x.type_id, x.component, x.numerator, x.denominator, 'campaign:' || of_campaign
  from (
    select p.community_code, a.type_id, said.component, sum(said.value) as numerator, count(*) as denominator
    from survey.response as p
    join survey.answer as a on a.response_id = p.id
    cross join lateral (values ('satisfaction', (a.rating - 1) / 4.0), ('demand', a.asks::integer::numeric)) as said (component, value)
    where p.campaign_code = of_campaign
      and p.counted
      and said.value is not null
    group by p.community_code, a.type_id, said.component
  ) as x
  order by x.community_code, x.type_id, x.component;
  get diagnostics counts = row_count;
  return counts;
end
$$;

comment on function survey.count_campaign(text) is 'Puts what a campaign''s counted households say among the observations, in place of what it said before; how many counts';

create function survey.settle_households(of_campaign text, sites text[], households bytea[])
returns void
language sql
begin atomic
  update survey.response as r
  set counted = false
  from unnest(sites, households) as h (site, household)
  where r.campaign_code = of_campaign and r.site_external_id = h.site and r.household = h.household and r.counted;
  update survey.response as r
  set counted = x.place = 1 and x.valid,
    flags = case when x.valid and x.place > 1 then array_append(array_remove(r.flags, 'duplicate'), 'duplicate') else array_remove(r.flags, 'duplicate') end
  from (
    select y.id, v.valid, row_number() over (partition by y.site_external_id, y.household, v.valid order by y.id) as place
    from (select distinct site, household from unnest(sites, households) as u (site, household)) as h
    join survey.response as y on y.campaign_code = of_campaign and y.site_external_id = h.site and y.household = h.household
    cross join lateral (select not y.flags && array['incomplete', 'straight_line', 'too_fast'] as valid) as v
  ) as x
  where r.id = x.id;
end;

comment on function survey.settle_households(text, text[], bytea[]) is 'Which response of each of these households counts: the first valid one; those behind it are duplicates';

create function survey.has_responses(of_campaign text)
returns boolean
language sql
stable
-- Planners of a part of the region see not all of them.
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from survey.response as r where r.campaign_code = of_campaign)
$$;

comment on function survey.has_responses(text) is 'Whether anybody answered yet';

create function survey.link_of(token_hash bytea)
returns table (id bigint, campaign_code text, site_external_id text, community_code text, household bytea)
language sql
stable
-- Whoever holds the token is nobody that the service knows.
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select l.id, l.campaign_code, l.site_external_id, l.community_code, l.household
  from survey.link as l
  join survey.campaign as c on c.code = l.campaign_code
  where l.hash = token_hash
    and l.revoked_at is null
    and l.expires_on >= current_date
    and c.opens_on <= current_date
    and c.closes_on >= current_date
    and c.closed_at is null
$$;

comment on function survey.link_of(bytea) is 'The invitation of a token, where it is good today';

grant select, insert on survey.questionnaire to lifecircle_service;
grant select, insert, update on survey.campaign, survey.link, survey.response, survey.answer to lifecircle_service;
grant delete on survey.response, survey.answer to lifecircle_service;
grant execute on all functions in schema survey to lifecircle_service;

alter table survey.questionnaire enable row level security;
create policy questionnaire_read on survey.questionnaire for select using (true);
create policy questionnaire_insert on survey.questionnaire for insert
  with check (platform.caller_role() in ('administrator', 'planner') and platform.in_region(region_code));

alter table survey.campaign enable row level security;
create policy campaign_read on survey.campaign for select using (true);
create policy campaign_insert on survey.campaign for insert
  with check (platform.caller_role() in ('administrator', 'planner') and platform.in_region(scope_code));
create policy campaign_update on survey.campaign for update
  using (platform.caller_role() in ('administrator', 'planner') and platform.in_region(scope_code));

-- What residents said, and who was asked, is for those of their region alone.
create function survey.may_collect(code text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(code)
$$;

comment on function survey.may_collect(text) is 'Whether the caller collects responses of a region';
grant execute on function survey.may_collect(text) to lifecircle_service;

alter table survey.link enable row level security;
create policy link_all on survey.link for all using (survey.may_collect(community_code)) with check (survey.may_collect(community_code));

alter table survey.response enable row level security;
create policy response_read on survey.response for select
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor', 'planner') and platform.in_region(community_code));
create policy response_insert on survey.response for insert with check (survey.may_collect(community_code));
create policy response_update on survey.response for update using (survey.may_collect(community_code));
create policy response_delete on survey.response for delete using (survey.may_collect(community_code));

alter table survey.answer enable row level security;
create policy answer_all on survey.answer for all
  using (exists (select from survey.response as r where r.id = response_id)) with check (exists (select from survey.response as r where r.id = response_id));

call platform.audit_table('survey.questionnaire', 'questionnaire', 'r.code || '' '' || r.version', 'r.region_code');
call platform.audit_table('survey.campaign', 'campaign', 'r.code', 'r.scope_code');
call platform.audit_table('survey.link', 'survey link', 'r.id::text', 'r.community_code', '{hash,household}');
call platform.audit_table('survey.response', 'survey response', 'r.campaign_code || '' '' || r.external_id', 'r.community_code', '{household,answers}');
