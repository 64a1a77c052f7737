-- The worst shortfalls first. Within a type its weight is the same for all, so the order of severity is that of the score:
-- a page takes the head of each type, however many communities there are. Only communities have a count.
create index type_score_worst_idx on checkup.type_score (run_id, type_id, score, region_code) where count_share is not null;
