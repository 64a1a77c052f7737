-- Drafts of standards are read where they are edited, and by those who see a run that tried one.

drop policy standard_read on registry.standard;
create policy standard_read on registry.standard for select
  using (status <> 'draft' or platform.in_region(region_code));
create policy standard_tried_read on registry.standard for select
  using (exists (select from checkup.run as r where r.standard_version = version));

comment on column registry.standard.region_code is
  'Who edits, publishes and retires it: administrators of this region or of one above. Everybody may use it, and nobody else sees it while it is a draft';
