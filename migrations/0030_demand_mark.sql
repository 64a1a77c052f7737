-- The first of the four marks of a weak community: how many of its residents ask for what the standard names.

alter table checkup.type_score add column demand double precision;
comment on column checkup.type_score.demand is 'Share of those asked who ask for the type; null = nobody was asked';

alter table checkup.region_score add column demand_mark double precision;
comment on column checkup.region_score.demand_mark is '0 to 1: the share of its residents who ask, over the types that anybody was asked about; null = missing';
