-- The right stays narrow: every earlier release works with it. Undoing 0002 takes it away.
SELECT;
