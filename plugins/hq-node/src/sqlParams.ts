/** Collects the parameters of one statement: `add` keeps a value and answers its `$n`. */
export class SqlParams {
  readonly values: unknown[] = [];

  /** @returns the placeholder to put into the SQL, such as `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
