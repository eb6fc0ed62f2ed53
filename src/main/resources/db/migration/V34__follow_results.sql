-- The feed of changes tells of results as well.
select follow_history('result');
