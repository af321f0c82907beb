import { useState } from 'react';

/** Which place of a table each row stands in, by the rows' ids and in their order. */
export type Places = ReadonlyMap<string, string>;

/**
 * Gives rows their places: a row that stays in the list keeps its own, others take what is free, in order. So another
 * page of as many rows has the same places in the same order.
 */
export function placeRows(ids: string[], before: Places): Places {
  const kept = new Set(ids.flatMap(id => before.get(id) ?? []));
  let next = 0;
  const free = () => {
    while (kept.has(`${next}`)) next += 1;
    next += 1;
    return `${next - 1}`;
  };
  return new Map(ids.map(id => [id, before.get(id) ?? free()]));
}

/** The places of the rows now. */
export function usePlaces(ids: string[]): Places {
  const key = JSON.stringify(ids);
  const [known, setKnown] = useState({
    key: '[]',
    places: new Map() as Places,
  });
  if (known.key === key) return known.places;
  const places = placeRows(ids, known.places);
  setKnown({ key, places });
  return places;
}
