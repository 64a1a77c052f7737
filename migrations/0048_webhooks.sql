-- Webhooks: what changed, sent to addresses of partners as it comes into the change feed. Each has its place in the feed, so that
-- one who is slow or away holds nobody up and misses nothing that is still kept.

create table exchange.webhook (
  id bigint generated always as identity,
  url text not null,
  description text,
  events text[] not null,
  within text collate "C",
  rate integer not null,
  role text not null,
  region_code text collate "C" not null,
  scopes text[],
  state text not null default 'active',
  state_since timestamptz not null default now(),
  reason text,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  position bigint not null,
  paced_until timestamptz not null default '-infinity',
  resting_until timestamptz not null default '-infinity',
  failures integer not null default 0,
  failing_since timestamptz,
  constraint webhook_pkey primary key (id),
  constraint webhook_url_check check (url ~ '^https?://' and length(url) <= 2000),
  constraint webhook_events_check check (cardinality(events) between 1 and 200),
  constraint webhook_within_fkey foreign key (within) references registry.region (code),
  constraint webhook_rate_check check (rate between 1 and 100),
  constraint webhook_role_check check (role in ('integrator', 'administrator')),
  constraint webhook_state_check check (state in ('active', 'paused', 'dead')),
  constraint webhook_position_check check (position >= 0)
);

comment on table exchange.webhook is 'Who is told of which changes, where, and how far he was';
comment on column exchange.webhook.events is 'Names such as run.published, facility.written, project.*; * all';
comment on column exchange.webhook.within is 'Only changes of this region and below';
comment on column exchange.webhook.rate is 'Most deliveries a second';
comment on column exchange.webhook.role is 'With region_code and scopes: the rights of whoever made it; what he may not see, it is not told';
comment on column exchange.webhook.scopes is 'Null: all of the role''s';
comment on column exchange.webhook.state is 'paused: by somebody; dead: its receiver did not answer for three days, or wants no more';
comment on column exchange.webhook.position is 'The last position of the change feed that it was held against';
comment on column exchange.webhook.paced_until is 'By when what was begun is due, at its rate';
comment on column exchange.webhook.resting_until is 'Nothing is sent before: it asked for that, or fails again and again';
comment on column exchange.webhook.failures is 'In a row';
comment on column exchange.webhook.failing_since is 'The first of the failures in a row; null where there is none';

create table exchange.webhook_secret (
  id bigint generated always as identity,
  webhook_id bigint not null,
  region_code text collate "C" not null,
  sealed bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default 'infinity',
  constraint webhook_secret_pkey primary key (id),
  constraint webhook_secret_webhook_fkey foreign key (webhook_id) references exchange.webhook (id) on delete cascade
);

create index webhook_secret_webhook_idx on exchange.webhook_secret (webhook_id);

comment on table exchange.webhook_secret is 'What deliveries are signed with; more than one while one is replaced';
comment on column exchange.webhook_secret.region_code is 'The webhook''s; the audit asks for it when that is gone already';
comment on column exchange.webhook_secret.sealed is 'Encrypted by a key that the database does not have';

create table exchange.webhook_delivery (
  id bigint generated always as identity,
  webhook_id bigint not null,
  event_id text collate "C" not null,
  position bigint,
  at timestamptz not null,
  resource text not null,
  key text not null,
  region_code text collate "C" not null,
  action text not null,
  thing_state text,
  state text not null default 'waiting',
  created_at timestamptz not null,
  next_attempt_at timestamptz,
  ready boolean not null default true,
  taken_until timestamptz,
  settled_at timestamptz,
  tries integer not null default 0,
  first_tried_at timestamptz,
  attempts jsonb not null default '[]',
  constraint webhook_delivery_pkey primary key (id),
  constraint webhook_delivery_webhook_fkey foreign key (webhook_id) references exchange.webhook (id) on delete cascade,
  constraint webhook_delivery_event_key unique (webhook_id, event_id),
  constraint webhook_delivery_state_check check (state in ('waiting', 'failed', 'delivered', 'given_up')),
  constraint webhook_delivery_settled_check check ((state in ('delivered', 'given_up')) = (settled_at is not null)),
  constraint webhook_delivery_next_check check ((state in ('waiting', 'failed')) = (next_attempt_at is not null))
);

create index webhook_delivery_list_idx on exchange.webhook_delivery (webhook_id, id);
create index webhook_delivery_due_idx on exchange.webhook_delivery (webhook_id, next_attempt_at, id) where settled_at is null and ready;
create index webhook_delivery_order_idx on exchange.webhook_delivery (webhook_id, resource, key, position) where settled_at is null;
create index webhook_delivery_taken_idx on exchange.webhook_delivery (webhook_id, taken_until) where taken_until is not null;
create index webhook_delivery_settled_idx on exchange.webhook_delivery (settled_at) where settled_at is not null;

comment on table exchange.webhook_delivery is 'What a webhook is told, once for each event, and how that went';
comment on column exchange.webhook_delivery.event_id is 'By which the receiver knows what he has already; the same however often it is sent';
comment on column exchange.webhook_delivery.position is 'In the change feed; null for what was sent to try it';
comment on column exchange.webhook_delivery.thing_state is 'Where the thing stood, such as published';
comment on column exchange.webhook_delivery.state is 'waiting: not tried yet; failed: it will be tried again; given_up: refused for three days while others were taken';
comment on column exchange.webhook_delivery.ready is 'Nothing earlier of the same thing is to be delivered still; who changes what is to be delivered has locked the webhook, and keeps it so';
comment on column exchange.webhook_delivery.taken_until is 'A process is at it; if it has not told by then how it went, another one may begin';
comment on column exchange.webhook_delivery.tries is 'In the present round: a redelivery begins another one';
comment on column exchange.webhook_delivery.attempts is 'The last ones: at, status, milliseconds, error';

grant select, insert, update, delete on exchange.webhook, exchange.webhook_secret, exchange.webhook_delivery to lifecircle_service;

create function exchange.may_keep_webhook(of_region text, of_role text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.in_region(of_region) and (platform.caller_role() = 'administrator' or platform.caller_role() = 'integrator' and of_role = 'integrator')
$$;

comment on function exchange.may_keep_webhook(text, text) is
  'Whether the caller keeps a webhook that acts with this role in this region: nobody keeps one that is told more than he may see';
grant execute on function exchange.may_keep_webhook(text, text) to lifecircle_service;

alter table exchange.webhook enable row level security;
create policy webhook_read on exchange.webhook for select using (exchange.may_keep_webhook(region_code, role));
create policy webhook_insert on exchange.webhook for insert
  with check (exchange.may_keep_webhook(region_code, role) and created_by = current_setting('lifecircle.subject') and role = platform.caller_role());
create policy webhook_update on exchange.webhook for update using (exchange.may_keep_webhook(region_code, role)) with check (exchange.may_keep_webhook(region_code, role));
create policy webhook_delete on exchange.webhook for delete using (exchange.may_keep_webhook(region_code, role));

-- What belongs to a webhook is for those who keep it.
alter table exchange.webhook_secret enable row level security;
create policy webhook_secret_all on exchange.webhook_secret for all
  using (webhook_id in (select w.id from exchange.webhook as w))
  with check (webhook_id in (select w.id from exchange.webhook as w));
alter table exchange.webhook_delivery enable row level security;
create policy webhook_delivery_all on exchange.webhook_delivery for all
  using (webhook_id in (select w.id from exchange.webhook as w))
  with check (webhook_id in (select w.id from exchange.webhook as w));

call platform.audit_table('exchange.webhook', 'webhook', 'r.id::text', 'r.region_code', '{position,paced_until,resting_until,failures,failing_since}');
call platform.audit_table('exchange.webhook_secret', 'webhook secret', 'r.webhook_id::text', 'r.region_code', '{sealed}');
