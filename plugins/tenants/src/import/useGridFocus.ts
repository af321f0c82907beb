import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

/** A cell of the grid, by its place. */
export interface Place {
  row: number;
  column: number;
}

const limit = (value: number, count: number) =>
  Math.max(0, Math.min(value, count - 1));

/** Where a key leads from a cell; undefined for keys that lead nowhere. */
export function placeAfter(
  key: string,
  { row, column }: Place,
  size: { rows: number; columns: number },
  isRtl: boolean,
): Place | undefined {
  const ahead = isRtl ? -1 : 1;
  const to: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - ahead },
    ArrowRight: { row, column: column + ahead },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: size.rows - 1, column },
  };
  const place = Object.hasOwn(to, key) ? to[key] : undefined;
  return (
    place && {
      row: limit(place.row, size.rows),
      column: limit(place.column, size.columns),
    }
  );
}

/**
 * One cell of a grid is in the tab order; arrow keys move on from it. The focus stays at its place when rows come and
 * go under it.
 */
export function useGridFocus(size: { rows: number; columns: number }) {
  const grid = useRef<HTMLTableElement>(null);
  const isInside = useRef(false);
  const [chosen, setActive] = useState<Place>({ row: 0, column: 1 });
  const active = {
    row: limit(chosen.row, size.rows),
    column: limit(chosen.column, size.columns),
  };
  const { row, column } = active;
  const isOutside = (to: EventTarget | null) =>
    to instanceof Node && !grid.current?.contains(to);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !grid.current?.contains(target)) {
        isInside.current = false;
      }
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);
  useEffect(() => {
    if (!isInside.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(
      `[data-place="${row}:${column}"]`,
    );
    if (cell && !cell.contains(document.activeElement)) cell.focus();
  });
  return {
    active,
    setActive,
    gridProps: {
      ref: grid,
      onFocus: () => {
        isInside.current = true;
      },
      onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
        // A row that goes takes the focus with it, to nowhere: that is no leaving.
        if (isOutside(relatedTarget)) isInside.current = false;
      },
    },
    /** Moves on by a key. @returns whether it was one that moves. */
    move: (event: KeyboardEvent): boolean => {
      const isRtl = document.documentElement.dir === 'rtl';
      const to = placeAfter(event.key, active, size, isRtl);
      if (!to) return false;
      event.preventDefault();
      setActive(to);
      return true;
    },
  };
}
