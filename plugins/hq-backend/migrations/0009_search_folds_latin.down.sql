CREATE OR REPLACE FUNCTION hq.normalize_search(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    translate(
      lower(normalize(value, NFKC)),
      -- letters and digits that are searched as another, then the marks that are left out
      U&'\0623\0625\0622\0671\0649\0626\06CC\0624\0629\06AF\06A9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
      || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0640\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF\061C',
      U&'\0627\0627\0627\0627\064A\064A\064A\0648\0647\0643\064301234567890123456789'
    ),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061d-\u061f\u066a-\u066d\u06d4\u2000-\u2bff\u3000-\u303f\ufd3e\ufd3f\ufffd\U0001f000-\U0001faff]+',
    ' ', 'g'));

-- Whoever migrates may be bound by row-level security; the console's role is not.
SET LOCAL ROLE hq_console;
UPDATE hq.tenant_search s SET names = n.names,
  everything = concat_ws(' ', n.names, hq.normalize_search(t.email), replace(hq.normalize_search(t.phone), ' ', ''))
FROM public.org_tenants_mst t
CROSS JOIN LATERAL (SELECT hq.normalize_search(concat_ws(' ', t.name, t.name2, t.slug))) AS n (names)
WHERE s.tenant_id = t.id;
RESET ROLE;
