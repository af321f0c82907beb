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

/** Gives the rows of another page, order or choice of filters the places that there are, from the first one on. */
export function fillPlaces(ids: string[], before: Places): Places {
  const places = [...before.values()].slice(0, ids.length);
  return placeRows(
    ids,
    new Map(places.map((place, index) => [ids[index], place])),
  );
}

/**
 * The places of the rows now.
 * @param page - tells the page of these rows from those of other filters or another order; undefined while rows of the
 * page before are shown.
 */
export function usePlaces(ids: string[], page: string | undefined): Places {
  const key = JSON.stringify(ids);
  const [known, setKnown] = useState({
    key: '[]',
    page,
    places: new Map() as Places,
  });
  const isSame = page === undefined || page === known.page;
  if (isSame && known.key === key) return known.places;
  const place = isSame ? placeRows : fillPlaces;
  const places = place(ids, known.places);
  setKnown({ key, page: page ?? known.page, places });
  return places;
}
