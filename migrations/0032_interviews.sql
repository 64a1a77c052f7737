-- What people say at length, about care of the elderly and of infants: evidence beside the counts.

create table survey.interview (
  id bigint generated always as identity,
  campaign_code text collate "C" not null,
  community_code text collate "C" not null,
  topic text not null,
  held_on date not null,
  participants integer not null,
  notes jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  constraint interview_pkey primary key (id),
  constraint interview_campaign_fkey foreign key (campaign_code) references survey.campaign (code),
  constraint interview_community_fkey foreign key (community_code) references registry.region (code),
  constraint interview_topic_check check (topic in ('elderly_care', 'infant_care')),
  constraint interview_participants_check check (participants between 1 and 1000),
  constraint interview_notes_check check (jsonb_typeof(notes) = 'array')
);
create index interview_campaign_idx on survey.interview (campaign_code, community_code);

comment on table survey.interview is 'Interviews on care of the elderly and of infants: notes by theme, without names';
comment on column survey.interview.notes is 'typeCode, text, tags, quote of each; names and numbers of people were taken out before';

grant select, insert, delete on survey.interview to lifecircle_service;

alter table survey.interview enable row level security;
create policy interview_read on survey.interview for select
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor', 'planner') and platform.in_region(community_code));
create policy interview_insert on survey.interview for insert with check (survey.may_collect(community_code));
create policy interview_delete on survey.interview for delete using (survey.may_collect(community_code));

call platform.audit_table('survey.interview', 'interview', 'r.id::text', 'r.community_code', '{notes}');
