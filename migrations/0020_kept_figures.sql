-- What regions are made of, as the engine has it: read back from 28,000 rows, it took as long as scoring.

alter table checkup.run_sufficiency add column figures bytea;
comment on column checkup.run_sufficiency.figures is
  'The figures that regions are made of, one after the other: float8send of each region''s, in the order of codes, NaN = none. The same stand in type_score, one by one; null in runs of before';
alter table checkup.run_sufficiency alter column figures set storage external;
