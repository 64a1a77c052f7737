-- The project library (补短板项目库): what is to be built or mended, where, for how much, by whom, how far it is, and what it is to bring.

create table improvement.project (
  external_id text collate "C" not null,
  community_code text collate "C" not null,
  type_id smallint not null,
  name text not null,
  action text not null,
  facility_id text collate "C",
  geom geometry(Point, 4326),
  original_crs text not null default 'EPSG:4326',
  size numeric,
  weekly_hours numeric,
  space_id text collate "C",
  space_kind text,
  cause text,
  budget numeric,
  responsible text,
  starts_on date,
  due_on date,
  milestones jsonb not null default '[]',
  documents jsonb not null default '[]',
  note text,
  state text not null default 'proposed',
  state_since date not null default current_date,
  accepted_on date,
  origin text not null default 'hand',
  priority double precision,
  marks jsonb,
  expected jsonb,
  undo jsonb,
  revision integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('lifecircle.subject'),
  constraint project_pkey primary key (external_id),
  constraint project_community_fkey foreign key (community_code) references registry.region (code),
  constraint project_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint project_name_check check (length(name) between 1 and 500),
  constraint project_action_check check (action in ('add', 'open', 'move', 'resize', 'serve')),
  constraint project_facility_check check (facility_id is not null or action in ('add', 'serve')),
  constraint project_size_check check (size >= 0 and (action <> 'resize' or size is not null)),
  constraint project_hours_check check (weekly_hours between 0 and 168),
  constraint project_budget_check check (budget >= 0),
  constraint project_schedule_check check (starts_on <= due_on),
  constraint project_space_kind_check check (space_kind in ('demolished', 'vacated', 'revitalised', 'consolidated', 'exchanged', 'expropriated', 'new_land', 'other')),
  constraint project_state_check check (state in ('proposed', 'approved', 'under_way', 'completed', 'accepted', 'cancelled')),
  constraint project_origin_check check (origin in ('hand', 'shortfall', 'scenario')),
  constraint project_milestones_check check (jsonb_typeof(milestones) = 'array'),
  constraint project_documents_check check (jsonb_typeof(documents) = 'array'),
  constraint project_accepted_check check ((state = 'accepted') = (accepted_on is not null))
);

create index project_community_idx on improvement.project (community_code, type_id);
create index project_state_idx on improvement.project (state, community_code);
create index project_space_idx on improvement.project (space_id) where space_id is not null;
-- Two plans for one facility would undo each other.
create unique index project_facility_key on improvement.project (facility_id) where action in ('open', 'move', 'resize') and state not in ('accepted', 'cancelled');

comment on table improvement.project is 'What is to be built or mended, for whom, for how much, and how far it is';
comment on column improvement.project.action is 'add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility';
comment on column improvement.project.facility_id is 'External id of the facility that it is about; of a new one, that it has since its acceptance';
comment on column improvement.project.size is 'In the supply unit of the type, as it is to be';
comment on column improvement.project.space_kind is 'Source of the space: as of improvement.space, or new_land';
comment on column improvement.project.cause is 'Main cause of the shortfall that it treats';
comment on column improvement.project.budget is 'In the one currency of a region''s plans';
comment on column improvement.project.milestones is '[{name, dueOn, doneOn}]';
comment on column improvement.project.documents is '[{kind, url, title, takenOn}], as of facilities';
comment on column improvement.project.marks is 'The four marks of the type in the community and of the community, which made the priority';
comment on column improvement.project.expected is 'What it is to bring, by what-if on a run, as it was when it was last worked out';
comment on column improvement.project.undo is 'The change that would take it back, once it was accepted: what it brought is measured without it';

create table improvement.project_transition (
  from_state text not null,
  to_state text not null,
  roles text[] not null,
  constraint project_transition_pkey primary key (from_state, to_state)
);

comment on table improvement.project_transition is 'Which project may go from which state to which, and by whom';

insert into improvement.project_transition (from_state, to_state, roles) values
  ('proposed', 'approved', '{administrator}'),
  ('proposed', 'cancelled', '{planner,administrator}'),
  ('approved', 'proposed', '{administrator}'),
  ('approved', 'under_way', '{planner,administrator}'),
  ('approved', 'cancelled', '{administrator}'),
  ('under_way', 'completed', '{planner,administrator}'),
  ('under_way', 'cancelled', '{administrator}'),
  ('completed', 'under_way', '{administrator}'),
  ('completed', 'accepted', '{administrator}'),
  ('cancelled', 'proposed', '{planner,administrator}');

create table improvement.project_move (
  id bigint generated always as identity,
  project_id text collate "C" not null,
  community_code text collate "C" not null,
  from_state text not null,
  to_state text not null,
  moved_on date not null,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('lifecircle.subject'),
  constraint project_move_pkey primary key (id),
  constraint project_move_project_fkey foreign key (project_id) references improvement.project (external_id) on delete cascade
);

create index project_move_project_idx on improvement.project_move (project_id, moved_on, id);

comment on table improvement.project_move is 'Each step of a project from state to state: what it was on a day is the last one until then';

create table improvement.project_report (
  project_id text collate "C" not null,
  community_code text collate "C" not null,
  reported_on date not null,
  progress numeric not null,
  spent numeric not null,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default current_setting('lifecircle.subject'),
  constraint project_report_pkey primary key (project_id, reported_on),
  constraint project_report_project_fkey foreign key (project_id) references improvement.project (external_id) on delete cascade,
  constraint project_report_progress_check check (progress between 0 and 1),
  constraint project_report_spent_check check (spent >= 0)
);

comment on table improvement.project_report is 'How far a project is on a day (定期调度)';
comment on column improvement.project_report.progress is 'Share of the work that is done, 0 to 1';
comment on column improvement.project_report.spent is 'In all until that day, in the currency of the budget';

grant select on improvement.project_transition to lifecircle_service;
grant select, insert, update, delete on improvement.project to lifecircle_service;
grant select, insert on improvement.project_move to lifecircle_service;
grant select, insert, update, delete on improvement.project_report to lifecircle_service;

create function improvement.check_project_move()
returns trigger
language plpgsql
as $$
begin
  if not exists (
    select from improvement.project_transition as t
    where t.from_state = old.state
      and t.to_state = new.state
      and platform.caller_role() = any (t.roles)
  ) then
    raise insufficient_privilege using message = format('a project that is %s cannot be made %s by this caller', old.state, new.state);
  end if;
  return new;
end
$$;

comment on function improvement.check_project_move() is 'Keeps projects to the ways of improvement.project_transition';

create trigger project_moves
  before update of state on improvement.project
  for each row
  when (old.state is distinct from new.state)
  execute function improvement.check_project_move();

create function improvement.count_revision()
returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;

comment on function improvement.count_revision() is 'Every change of a row is a revision of its own';

create trigger project_revisions
  before update on improvement.project
  for each row
  execute function improvement.count_revision();

alter table improvement.project enable row level security;
create policy project_read on improvement.project for select using (improvement.may_read(community_code));
create policy project_insert on improvement.project for insert with check (improvement.may_plan(community_code) and state = 'proposed');
create policy project_update on improvement.project for update using (improvement.may_plan(community_code)) with check (improvement.may_plan(community_code));
create policy project_delete on improvement.project for delete using (improvement.may_plan(community_code) and state = 'proposed');

alter table improvement.project_move enable row level security;
create policy project_move_read on improvement.project_move for select using (improvement.may_read(community_code));
create policy project_move_insert on improvement.project_move for insert with check (improvement.may_plan(community_code));

alter table improvement.project_report enable row level security;
create policy project_report_read on improvement.project_report for select using (improvement.may_read(community_code));
create policy project_report_insert on improvement.project_report for insert with check (improvement.may_plan(community_code));
create policy project_report_update on improvement.project_report for update using (improvement.may_plan(community_code)) with check (improvement.may_plan(community_code));
create policy project_report_delete on improvement.project_report for delete using (improvement.may_plan(community_code));

grant execute on all functions in schema improvement to lifecircle_service;

call platform.audit_table('improvement.project', 'project', 'r.external_id', 'r.community_code', '{geom}');
call platform.audit_table('improvement.project_move', 'project move', 'r.id::text', 'r.community_code');
call platform.audit_table('improvement.project_report', 'project report', 'concat_ws('' '', r.project_id, r.reported_on)', 'r.community_code');
