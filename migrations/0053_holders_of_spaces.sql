-- Who holds a space is asked by callers who may not see him: a street's planner sees no project of the next street.

create function improvement.hold_spaces(spaces text[])
returns table (space_id text, project_id text, state text, availability text)
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform
  from improvement.space as s
  where s.external_id = any (spaces)
  order by s.external_id
  for update;
  return query
    select p.space_id, p.external_id, p.state, s.availability
    from improvement.project as p
    join improvement.space as s on s.external_id = p.space_id
    where p.space_id = any (spaces)
      and p.state in ('approved', 'under_way', 'completed', 'accepted')
    order by p.space_id, p.external_id;
end
$$;

comment on function improvement.hold_spaces(text[]) is
  'Projects that spaces are promised to or used by, whoever asks; until the end of the transaction nobody else changes these spaces, or asks who holds them';
revoke execute on function improvement.hold_spaces(text[]) from public;
grant execute on function improvement.hold_spaces(text[]) to lifecircle_service;
