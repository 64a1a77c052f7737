-- Partner systems that write here: their ids beside ours, their codes, what they said last, what waits, and what people are to settle.

create table exchange.partner (
  code text collate "C" not null,
  name text not null,
  region_code text collate "C" not null,
  crs text not null default 'EPSG:4326',
  ordered_by text not null default 'changed_at',
  rules jsonb not null default '{}',
  client_id text,
  changed_at timestamptz not null default now(),
  changed_by text not null default current_setting('lifecircle.subject'),
  constraint partner_pkey primary key (code),
  constraint partner_code_check check (code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  constraint partner_ordered_by_check check (ordered_by in ('changed_at', 'version')),
  constraint partner_rules_check check (jsonb_typeof(rules) = 'object')
);

comment on table exchange.partner is 'A system that writes here what it knows, such as a province''s platform';
comment on column exchange.partner.region_code is 'It writes in this region and below, which may be to come: it may bring regions itself';
comment on column exchange.partner.crs is 'Reference system of its positions';
comment on column exchange.partner.ordered_by is 'What tells which of two items of one thing is the newer: the time of change, or a version number';
comment on column exchange.partner.rules is 'By kind and field group, what holds where both sides changed: theirs, ours, ask; what is not named: ask';
comment on column exchange.partner.client_id is 'The client that alone writes for it; null = every integrator whose region holds the partner''s';

create table exchange.partner_code (
  partner_code text collate "C" not null,
  list text not null,
  theirs text collate "C" not null,
  ours text collate "C" not null,
  constraint partner_code_pkey primary key (partner_code, list, theirs),
  constraint partner_code_partner_fkey foreign key (partner_code) references exchange.partner (code) on delete cascade
);

comment on table exchange.partner_code is 'A partner''s codes, and what they are here';

create table exchange.partner_link (
  id bigint generated always as identity,
  partner_code text collate "C" not null,
  kind text not null,
  external_id text collate "C" not null,
  our_key text collate "C" not null,
  region_code text collate "C" not null,
  mark bigint,
  hash text collate "C",
  content jsonb,
  agreed jsonb not null default '{}',
  received_at timestamptz,
  written_at timestamptz not null default clock_timestamp(),
  written_by text not null default current_setting('lifecircle.subject'),
  constraint partner_link_pkey primary key (partner_code, kind, external_id),
  constraint partner_link_our_key unique (partner_code, kind, our_key),
  constraint partner_link_partner_fkey foreign key (partner_code) references exchange.partner (code),
  constraint partner_link_kind_check check (kind in ('regions', 'sites', 'facilities', 'observations', 'projects'))
);

create index partner_link_list_idx on exchange.partner_link (partner_code, id);
create index partner_link_key_idx on exchange.partner_link (kind, our_key);

comment on table exchange.partner_link is 'Their ids beside ours, and what they said last';
comment on column exchange.partner_link.our_key is 'Code, external id or, of an observation, source here';
comment on column exchange.partner_link.region_code is 'Where the thing is: who acts there sees it';
comment on column exchange.partner_link.mark is 'How new what they said last is: milliseconds since 1970, or their version; null = nothing came yet';
comment on column exchange.partner_link.hash is 'Of what they said last; decides between equals';
comment on column exchange.partner_link.content is 'What they said last, as it came';
comment on column exchange.partner_link.agreed is 'By field group, what they said when both sides were last brought together, and what ours was then';

create table exchange.partner_waiting (
  id bigint generated always as identity,
  partner_code text collate "C" not null,
  kind text not null,
  external_id text collate "C" not null,
  mark bigint not null,
  hash text collate "C" not null,
  content jsonb not null,
  region_code text collate "C" not null,
  needs_kind text,
  needs_id text collate "C",
  problems jsonb not null default '[]',
  looked_at timestamptz not null default clock_timestamp(),
  constraint partner_waiting_pkey primary key (partner_code, kind, external_id, mark, hash),
  constraint partner_waiting_partner_fkey foreign key (partner_code) references exchange.partner (code)
);

create index partner_waiting_list_idx on exchange.partner_waiting (partner_code, id);
create index partner_waiting_needs_idx on exchange.partner_waiting (partner_code, needs_kind, needs_id);

comment on table exchange.partner_waiting is 'Items that speak of something not known yet: taken in once it is';
comment on column exchange.partner_waiting.needs_kind is 'With needs_id what it waits for; null = it was looked at again and could not be used, as problems says';
comment on column exchange.partner_waiting.region_code is 'The partner''s';

create table exchange.partner_conflict (
  id bigint generated always as identity,
  partner_code text collate "C" not null,
  kind text not null,
  external_id text collate "C" not null,
  our_key text collate "C" not null,
  region_code text collate "C" not null,
  field_group text not null,
  theirs jsonb not null,
  ours jsonb not null,
  before jsonb,
  found_at timestamptz not null default now(),
  state text not null default 'open',
  settled_as text,
  value jsonb,
  note text,
  settled_at timestamptz,
  settled_by text,
  constraint partner_conflict_pkey primary key (id),
  constraint partner_conflict_link_fkey foreign key (partner_code, kind, external_id) references exchange.partner_link (partner_code, kind, external_id),
  constraint partner_conflict_state_check check (state in ('open', 'settled', 'withdrawn')),
  constraint partner_conflict_settled_check check ((state = 'settled') = (settled_as is not null)),
  constraint partner_conflict_settled_as_check check (settled_as in ('theirs', 'ours', 'value'))
);

create unique index partner_conflict_open_key on exchange.partner_conflict (partner_code, kind, external_id, field_group) where state = 'open';
create index partner_conflict_list_idx on exchange.partner_conflict (partner_code, id);

comment on table exchange.partner_conflict is 'Field groups that both sides changed, for people to settle';
comment on column exchange.partner_conflict.before is 'What they said when both sides were last brought together; null = never';
comment on column exchange.partner_conflict.state is 'withdrawn: the partner took its change back, or both sides came to say the same';

grant select, insert, update on exchange.partner, exchange.partner_link, exchange.partner_conflict to lifecircle_service;
grant select, insert, update, delete on exchange.partner_code, exchange.partner_waiting to lifecircle_service;

create function exchange.may_see_partner(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'integrator', 'administrator')
    and (platform.in_region(of_region) or starts_with(rpad(platform.caller_prefix(), 12, '0'), registry.region_prefix(of_region)))
$$;

create function exchange.may_see_exchanged(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'integrator', 'administrator') and platform.in_region(of_region)
$$;

create function exchange.may_bring(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('integrator', 'administrator') and platform.in_region(of_region)
$$;

comment on function exchange.may_see_partner(text) is 'Whether the caller sees a partner of a region: those of it, of above and of below';
comment on function exchange.may_see_exchanged(text) is 'Whether the caller sees what partners said of a region';
comment on function exchange.may_bring(text) is 'Whether the caller brings in what a partner says of a region';
grant execute on function exchange.may_see_partner(text), exchange.may_see_exchanged(text), exchange.may_bring(text) to lifecircle_service;

alter table exchange.partner enable row level security;
create policy partner_read on exchange.partner for select using (exchange.may_see_partner(region_code));
create policy partner_insert on exchange.partner for insert with check (platform.caller_role() = 'administrator' and platform.in_region(region_code));
create policy partner_update on exchange.partner for update
  using (platform.caller_role() = 'administrator' and platform.in_region(region_code))
  with check (platform.caller_role() = 'administrator' and platform.in_region(region_code));

alter table exchange.partner_code enable row level security;
create policy partner_code_read on exchange.partner_code for select using (exists (select from exchange.partner as p where p.code = partner_code));
create policy partner_code_write on exchange.partner_code for all
  using (platform.caller_role() = 'administrator' and exists (select from exchange.partner as p where p.code = partner_code and platform.in_region(p.region_code)))
  with check (platform.caller_role() = 'administrator' and exists (select from exchange.partner as p where p.code = partner_code and platform.in_region(p.region_code)));

alter table exchange.partner_link enable row level security;
create policy partner_link_read on exchange.partner_link for select using (exchange.may_see_exchanged(region_code));
create policy partner_link_insert on exchange.partner_link for insert with check (exchange.may_bring(region_code));
create policy partner_link_update on exchange.partner_link for update using (exchange.may_bring(region_code)) with check (exchange.may_bring(region_code));

alter table exchange.partner_waiting enable row level security;
create policy partner_waiting_read on exchange.partner_waiting for select using (exchange.may_see_exchanged(region_code));
create policy partner_waiting_insert on exchange.partner_waiting for insert with check (exchange.may_bring(region_code));
create policy partner_waiting_update on exchange.partner_waiting for update using (exchange.may_bring(region_code));
create policy partner_waiting_delete on exchange.partner_waiting for delete using (exchange.may_bring(region_code));

alter table exchange.partner_conflict enable row level security;
create policy partner_conflict_read on exchange.partner_conflict for select using (exchange.may_see_exchanged(region_code));
create policy partner_conflict_insert on exchange.partner_conflict for insert with check (exchange.may_bring(region_code));
create policy partner_conflict_update on exchange.partner_conflict for update
  using (exchange.may_see_exchanged(region_code)) with check (exchange.may_see_exchanged(region_code));

-- Found by their source, which is of one item alone.
create index observation_source_idx on survey.observation (source);

-- Integrators plan nothing; but they bring in what a partner plans, within the transaction that does so.
create function improvement.may_bring_projects(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() = 'integrator'
    and platform.in_region(of_region)
    and coalesce(current_setting('lifecircle.partner', true), '') <> ''
$$;

comment on function improvement.may_bring_projects(text) is 'Whether the caller brings in what a partner plans in a region';
grant execute on function improvement.may_bring_projects(text) to lifecircle_service;

create policy project_partner_insert on improvement.project for insert with check (improvement.may_bring_projects(community_code) and state = 'proposed');
create policy project_partner_update on improvement.project for update
  using (improvement.may_bring_projects(community_code)) with check (improvement.may_bring_projects(community_code));
create policy project_move_partner_insert on improvement.project_move for insert with check (improvement.may_bring_projects(community_code));

-- What a partner takes back before anybody approved it is cancelled, and may be proposed again.
update improvement.project_transition
set roles = roles || '{integrator}'::text[]
where (from_state, to_state) in (('proposed', 'cancelled'), ('cancelled', 'proposed'));

call platform.audit_table('exchange.partner', 'partner', 'r.code', 'r.region_code');
call platform.audit_table('exchange.partner_code', 'partner code', 'concat_ws('' '', r.partner_code, r.list, r.theirs)', '(select p.region_code from exchange.partner as p where p.code = r.partner_code)');
call platform.audit_table('exchange.partner_link', 'partner link', 'concat_ws('' '', r.partner_code, r.kind, r.external_id)', 'r.region_code', '{content,agreed,written_at}');
call platform.audit_table('exchange.partner_conflict', 'partner conflict', 'r.id::text', 'r.region_code');
call platform.audit_table('exchange.partner_waiting', 'partner item that waits', 'concat_ws('' '', r.partner_code, r.kind, r.external_id)', 'r.region_code', '{content,looked_at}');
