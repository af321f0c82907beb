/** The whole picture, which has no id. */
const WHOLE = '';

/** Most elements that a logo may draw, counted as often as they are referred to. */
const MAX_DRAWN = 50_000;
/** Most references that lead on from each other. */
const MAX_CHAIN = 100;

/** An SVG that would keep whoever shows it busy. */
export class ComplexSvg extends Error {}

/**
 * Counts what an SVG draws. Parts can be drawn again by reference, and those within each other multiply: a small file
 * may draw billions of elements.
 */
export class SvgCost {
  private readonly elements = new Map<string, number>();
  private readonly references = new Map<string, string[]>();
  private readonly known = new Map<string, number>();

  /**
   * Counts an element.
   * @param within - ids of the elements that it is in, and its own.
   * @param references - ids that it draws.
   */
  add(within: Iterable<string>, references: readonly string[]): void {
    for (const id of [WHOLE, ...within]) {
      this.elements.set(id, (this.elements.get(id) ?? 0) + 1);
      const drawn = this.references.get(id) ?? [];
      drawn.push(...references);
      this.references.set(id, drawn);
    }
  }

  /** @throws ComplexSvg when too much is drawn, or something draws itself. */
  check(): void {
    this.drawnBy(WHOLE, new Set());
  }

  private drawnBy(id: string, open: Set<string>): number {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    if (open.has(id) || open.size > MAX_CHAIN) throw new ComplexSvg(id);
    open.add(id);
    let drawn = this.elements.get(id) ?? 0;
    for (const reference of this.references.get(id) ?? []) {
      if (drawn > MAX_DRAWN) break;
      drawn += this.drawnBy(reference, open);
    }
    if (drawn > MAX_DRAWN) throw new ComplexSvg(id);
    open.delete(id);
    this.known.set(id, drawn);
    return drawn;
  }
}
