import { isUtf8 } from 'node:buffer';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SvgCost } from './svgCost';

/** Elements that a logo is drawn with; none of them runs, loads or animates anything. */
const elements = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'defs',
  'symbol',
  'use',
  'clipPath',
  'mask',
  'linearGradient',
  'radialGradient',
  'stop',
  'pattern',
  'title',
  'desc',
  'style',
]);
const gradients = new Set(['linearGradient', 'radialGradient']);

const MAX_DEPTH = 60;
const SVG = 'http://www.w3.org/2000/svg';
const BOM = /^\ufeff/;

/** A reference to another part of the same picture. */
const inside = /url\(\s*(['"]?)\s*#([^\s'")\\]+)\s*\1\s*\)/gi;
/** What in a style loads something or could hide that it does. */
const loads =
  /url\s*\(|@import|@font-face|expression\s*\(|image(-set)?\s*\(|src\s*\(|\\/i;

/** Something in an SVG that may not be there; the message names it. */
export class UnsafeSvg extends Error {}

/** An SVG that is not well-formed, or whose root is something else. */
export class BrokenSvg extends Error {}

const withoutPrefix = (name: string) => name.replace(/^.*:/, '').toLowerCase();

const insideOf = (style: string) =>
  [...style.matchAll(inside)].map(([, , id]) => id);

/** Checks an attribute. @returns ids of what it refers to. */
function checkAttribute(name: string, value: string): string[] {
  if (name.startsWith('xmlns:')) return [];
  const local = withoutPrefix(name);
  if (name === 'xmlns' ? value !== SVG : local === 'base') {
    throw new UnsafeSvg(name);
  }
  if (local.startsWith('on')) throw new UnsafeSvg(name);
  if (local === 'href' || local === 'src') {
    const [, id] = /^\s*#(\S+)\s*$/.exec(value) ?? [];
    if (!id) throw new UnsafeSvg(name);
    return [id];
  }
  if (loads.test(value.replace(inside, ''))) throw new UnsafeSvg(name);
  return insideOf(value);
}

/** Size of the root in pixels, as far as it says one in them. */
function sizeOf(root: SaxesTagPlain): { width: number; height: number } {
  const side = (value = '') =>
    /^\s*[\d.e+]+(px)?\s*$/i.test(value) ? Number.parseFloat(value) : 0;
  const { width, height } = root.attributes;
  return { width: side(width), height: side(height) };
}

/** Checks what a parser meets, in its order. */
class Guard {
  private readonly ids: Array<string | undefined> = [];
  private readonly names = new Map<string, string>();
  private readonly styled: string[] = [];
  private readonly cost = new SvgCost();
  private style: string | undefined;
  size = { width: 0, height: 0 };

  open(tag: SaxesTagPlain): void {
    const { name, attributes } = tag;
    if (!elements.has(name)) throw new UnsafeSvg(`<${name}>`);
    if (this.ids.length === 0) this.openRoot(tag);
    const { id } = attributes;
    this.ids.push(id);
    if (id) this.names.set(id, name);
    if (this.ids.length > MAX_DEPTH) throw new UnsafeSvg(`<${name}>`);
    const references = Object.entries(attributes).flatMap(pair =>
      checkAttribute(...pair),
    );
    const within = new Set(this.ids.filter(one => one !== undefined));
    this.cost.add(within, references);
    if (name === 'style') this.style = '';
  }

  private openRoot(tag: SaxesTagPlain): void {
    if (tag.name !== 'svg') throw new BrokenSvg(tag.name);
    if (tag.attributes.xmlns !== SVG) throw new UnsafeSvg('xmlns');
    this.size = sizeOf(tag);
  }

  text(text: string): void {
    if (this.style !== undefined) this.style += text;
  }

  close(): void {
    this.ids.pop();
    if (this.style === undefined) return;
    if (loads.test(this.style.replace(inside, ''))) {
      throw new UnsafeSvg('<style>');
    }
    this.styled.push(...insideOf(this.style));
    this.style = undefined;
  }

  /** What a style draws where, nobody can tell but a browser, so it may only draw what draws nothing else. */
  end(): void {
    const drawn = this.styled.find(
      id => !gradients.has(this.names.get(id) ?? ''),
    );
    if (drawn !== undefined) throw new UnsafeSvg(`<style> url(#${drawn})`);
    this.cost.check();
  }
}

/** Whether a file looks like an SVG, be it a sound one or not. */
export const looksLikeSvg = (bytes: Buffer): boolean =>
  isUtf8(bytes) && /^\ufeff?\s*<(?:\?xml|!|svg)/i.test(bytes.toString('utf8'));

function parse(bytes: Buffer, guard: Guard): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', error => {
    throw new BrokenSvg(error.message);
  });
  parser.on('doctype', () => {
    throw new UnsafeSvg('<!DOCTYPE>');
  });
  parser.on('processinginstruction', ({ target }) => {
    throw new UnsafeSvg(`<?${target}?>`);
  });
  parser.on('opentag', tag => guard.open(tag));
  parser.on('closetag', () => guard.close());
  parser.on('cdata', text => guard.text(text));
  parser.on('text', text => guard.text(text));
  parser.write(bytes.toString('utf8').replace(BOM, '')).close();
}

/**
 * Refuses an SVG that has anything but plain drawing in it: scripts, handlers, addresses, foreign content, document
 * types and entities, and one that draws too much. Nothing is taken out: a logo that is kept is the one that was given.
 * @returns its size in pixels; 0 where it says none.
 * @throws UnsafeSvg, ComplexSvg, BrokenSvg
 */
export function checkSvg(bytes: Buffer): { width: number; height: number } {
  const guard = new Guard();
  parse(bytes, guard);
  guard.end();
  return guard.size;
}
