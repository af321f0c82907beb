import type { SaxesTagPlain } from 'saxes';
import { fail, type Meter } from './limits';
import { Workbook } from './openWorkbook';

/** A row of a worksheet. */
export interface SheetRow {
  line: number;
  cells: string[];
}

/** A tag's name without the prefix of its namespace. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

const attribute = ({ attributes }: SaxesTagPlain, name: string) =>
  Object.entries(attributes).find(([key]) => local(key) === name)?.[1];

/** Path of the first sheet that is not hidden. */
async function firstSheet(workbook: Workbook): Promise<string> {
  const sheets: Array<{ id?: string; hidden: boolean }> = [];
  await workbook.read('xl/workbook.xml', {
    open: tag => {
      if (local(tag.name) !== 'sheet') return;
      const state = attribute(tag, 'state') ?? 'visible';
      sheets.push({ id: attribute(tag, 'id'), hidden: state !== 'visible' });
    },
  });
  const sheet = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  let target: string | undefined;
  await workbook.read('xl/_rels/workbook.xml.rels', {
    open: tag => {
      const external = attribute(tag, 'TargetMode') === 'External';
      if (attribute(tag, 'Id') === sheet?.id && !external) {
        target = attribute(tag, 'Target');
      }
    },
  });
  if (!target) throw fail('table_broken_workbook');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Reads texts that are made of runs; how they are pronounced (`rPh`) is no part of them. */
class RunText {
  private text = '';
  private inText = false;
  private inPhonetic = false;

  start(): void {
    this.text = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    if (name === 't') this.inText = true;
  }

  add(text: string): void {
    if (this.inText && !this.inPhonetic) this.text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    if (name === 't') this.inText = false;
  }

  get value(): string {
    return this.text;
  }
}

async function sharedStrings(
  workbook: Workbook,
  meter: Meter,
): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  const strings: string[] = [];
  if (!workbook.has(part)) return strings;
  const run = new RunText();
  await workbook.read(part, {
    open: tag => {
      const name = local(tag.name);
      if (name === 'si') run.start();
      run.open(name);
    },
    text: text => run.add(text),
    close: tag => {
      const name = local(tag.name);
      run.close(name);
      if (name !== 'si') return;
      meter.countShared(run.value);
      strings.push(run.value);
    },
  });
  return strings;
}

/** Column of a cell's address, from 0: `C7` is 2. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1];
  if (!letters) return undefined;
  return (
    [...letters].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    ) - 1
  );
}

/** Numbers as one writes them: 96892123456 where the file has 9.6892123456E10. */
function plainNumber(text: string): string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}

/** What is known of a cell while it is read. */
class CellReader {
  private type = 'n';
  private value = '';
  private formula?: string;
  private in?: 'v' | 'f';
  private readonly run = new RunText();

  constructor(private readonly shared: readonly string[]) {}

  start(type: string | undefined): void {
    this.type = type ?? 'n';
    this.value = '';
    this.formula = undefined;
    this.run.start();
  }

  open(name: string): void {
    if (name === 'v' || name === 'f') this.in = name;
    if (name === 'f') this.formula = '';
    this.run.open(name);
  }

  add(text: string): void {
    if (this.in === 'v') this.value += text;
    if (this.in === 'f') this.formula += text;
    this.run.add(text);
  }

  close(name: string): void {
    if (name === this.in) this.in = undefined;
    this.run.close(name);
  }

  /** The cell's text; a formula is its formula, never its result. */
  get text(): string {
    if (this.formula !== undefined) return `=${this.formula}`;
    switch (this.type) {
      case 's':
        return this.shared[Number(this.value)] ?? '';
      case 'inlineStr':
        return this.run.value;
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return this.value && plainNumber(this.value);
      default:
        return this.value;
    }
  }
}

/** Most columns that an address may name before it is taken for a mistake of the file. */
const LAST_COLUMN = 16_383;
/** Last line of a worksheet. */
const LAST_LINE = 1_048_576;

/** Gathers the rows of a worksheet as its tags come by. */
class SheetReader {
  readonly rows: SheetRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = -1;
  private readonly cell: CellReader;

  constructor(shared: readonly string[], private readonly meter: Meter) {
    this.cell = new CellReader(shared);
  }

  open(tag: SaxesTagPlain): void {
    const name = local(tag.name);
    if (name === 'row') {
      this.startRow(Number(attribute(tag, 'r') ?? this.line + 1));
    } else if (name === 'c') {
      this.column = columnOf(attribute(tag, 'r')) ?? this.column + 1;
      this.cell.start(attribute(tag, 't'));
    } else {
      this.cell.open(name);
    }
  }

  text(text: string): void {
    this.cell.add(text);
  }

  private startRow(line: number): void {
    const follows = Number.isInteger(line) && line > this.line;
    if (!follows || line > LAST_LINE) throw fail('table_broken_workbook');
    this.line = line;
    this.cells = [];
    this.column = -1;
  }

  close(tag: SaxesTagPlain): void {
    const name = local(tag.name);
    if (name === 'c') this.keepCell();
    else if (name === 'row') this.keepRow();
    else this.cell.close(name);
  }

  private keepCell(): void {
    const { text } = this.cell;
    if (text === '' || this.column > LAST_COLUMN) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private keepRow(): void {
    if (this.cells.every(cell => cell.trim() === '')) return;
    this.meter.count(this.cells, this.line);
    this.rows.push({ line: this.line, cells: this.cells });
  }
}

/**
 * The rows of the first visible sheet of an XLSX workbook. A formula is read as its text with `=` before it.
 * @throws HqError `table_broken_workbook`, `table_password`, `table_unpacks_too_large`, and what the meter throws.
 */
export async function readXlsx(
  bytes: Uint8Array,
  meter: Meter,
): Promise<SheetRow[]> {
  const workbook = await Workbook.open(bytes);
  const sheet = await firstSheet(workbook);
  const reader = new SheetReader(await sharedStrings(workbook, meter), meter);
  await workbook.read(sheet, {
    open: tag => reader.open(tag),
    text: text => reader.text(text),
    close: tag => reader.close(tag),
  });
  return reader.rows;
}
