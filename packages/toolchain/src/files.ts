import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Reads a JSON file; undefined when it is missing or cut off, as after a crash in the middle of an old-style write. */
export function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Writes a JSON file whole or not at all, readable by its owner only.
 * @throws the file system's error, for example EACCES or ENOSPC
 */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, {
      mode: 0o600,
    });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The last lines of a log, without colours; empty when there is no log. */
export function tailOf(logFile: string, lines: number): string[] {
  if (!existsSync(logFile)) return [];
  const text = stripVTControlCharacters(readFileSync(logFile, 'utf8'));
  return text.trimEnd().split('\n').slice(-lines);
}
