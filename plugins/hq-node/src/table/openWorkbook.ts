import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { HqError } from '../errors';
import { fail } from './limits';

/** Most bytes that the parts of a workbook may unpack to, together, in MB. */
const MAX_UNPACKED_MB = 64;
const MAX_UNPACKED = MAX_UNPACKED_MB * 1024 * 1024;
/** Most times that a part may grow when it is unpacked; what spreadsheets write grows about tenfold. */
const MAX_RATIO = 100;
/** Unpacked size up to which a part may grow as much as it likes: tables of a few rows repeat themselves. */
const FREE_BYTES = 1024 * 1024;
/** Longest stretch of a part without a tag: the longest cell, each of its characters written as an entity, is shorter. */
const MAX_STRETCH = 512 * 1024;
/** Most files in a workbook. */
const MAX_ENTRIES = 2_000;

const tooLarge = () =>
  fail('table_unpacks_too_large', { limit: MAX_UNPACKED_MB, ratio: MAX_RATIO });

/** What a parser of a part is told. */
export interface XmlEvents {
  open?: (tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
  close?: (tag: SaxesTagPlain) => void;
}

/** The parts of an XLSX workbook, unpacked as they are read and never further than the limits. */
export class Workbook {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws HqError `table_broken_workbook`, `table_password`, `table_unpacks_too_large`, `table_unknown_format` */
  static async open(bytes: Uint8Array): Promise<Workbook> {
    const entries = new Map<string, Entry>();
    try {
      const zip = await fromBufferPromise(Buffer.from(bytes), {
        lazyEntries: true,
      });
      if (zip.entryCount > MAX_ENTRIES) throw tooLarge();
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted()) throw fail('table_password');
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      if (!entries.has('xl/workbook.xml')) throw fail('table_unknown_format');
      return new Workbook(zip, entries);
    } catch (error) {
      throw asBroken(error);
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /**
   * Reads a part as XML, piece by piece; a document type is refused.
   * @throws HqError `table_broken_workbook`, `table_unpacks_too_large`, and what the events throw.
   */
  async read(part: string, events: XmlEvents): Promise<void> {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) throw fail('table_broken_workbook');
    this.checkDeclared(entry);
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      await this.parse(entry, stream, events);
    } catch (error) {
      throw asBroken(error);
    }
  }

  private checkDeclared({ uncompressedSize, compressedSize }: Entry): void {
    if (
      this.unpacked + uncompressedSize > MAX_UNPACKED ||
      isBomb(uncompressedSize, compressedSize)
    ) {
      throw tooLarge();
    }
  }

  private async parse(
    entry: Entry,
    stream: Readable,
    events: XmlEvents,
  ): Promise<void> {
    const parser = new SaxesParser();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    parser.on('doctype', () => {
      throw fail('table_broken_workbook');
    });
    // The parser keeps what it has read since the last tag.
    let stretch = 0;
    parser.on('opentag', tag => {
      stretch = 0;
      events.open?.(tag);
    });
    parser.on('closetag', tag => {
      stretch = 0;
      events.close?.(tag);
    });
    if (events.text) {
      parser.on('text', events.text);
      parser.on('cdata', events.text);
    }
    let size = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length;
      this.unpacked += piece.length;
      if (this.unpacked > MAX_UNPACKED || isBomb(size, entry.compressedSize)) {
        throw tooLarge();
      }
      stretch += piece.length;
      if (stretch > MAX_STRETCH) throw fail('table_broken_workbook');
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder.decode()).close();
  }
}

const isBomb = (unpacked: number, packed: number) =>
  unpacked > FREE_BYTES && unpacked > packed * MAX_RATIO;

/** Whatever goes wrong in unpacking and parsing: the file is to blame. */
function asBroken(error: unknown): HqError {
  return error instanceof HqError ? error : fail('table_broken_workbook');
}
