-- Latin, Greek and Cyrillic letters are found without their accents: cafe finds Café.

CREATE OR REPLACE FUNCTION hq.normalize_search(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    translate(
      lower(normalize(value, NFKD)),
      -- letters and digits that are searched as another, then the marks that are left out
      U&'\0623\0625\0622\0671\0649\0626\06CC\0624\0629\06AF\06A9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
      || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0640\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF\061C'
      || U&'\0300\0301\0302\0303\0304\0305\0306\0307\0308\0309\030A\030B\030C\030D\030E\030F\0310\0311\0312\0313\0314\0315\0316\0317\0318\0319\031A\031B\031C\031D\031E\031F\0320\0321\0322\0323\0324\0325\0326\0327\0328\0329\032A\032B\032C\032D\032E\032F\0330\0331\0332\0333\0334\0335\0336\0337\0338\0339\033A\033B\033C\033D\033E\033F\0340\0341\0342\0343\0344\0345\0346\0347\0348\0349\034A\034B\034C\034D\034E\034F\0350\0351\0352\0353\0354\0355\0356\0357\0358\0359\035A\035B\035C\035D\035E\035F\0360\0361\0362\0363\0364\0365\0366\0367\0368\0369\036A\036B\036C\036D\036E\036F',
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
