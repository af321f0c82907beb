-- The rights stay narrow: every earlier release works with them. Undoing 0002 takes them away.
SELECT;
