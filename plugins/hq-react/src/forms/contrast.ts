/** Least contrast of text of normal size, WCAG 2.2 AA. */
export const READABLE = 4.5;

/** What the picker shows while the text is no colour. */
export const NO_COLOR = '#ffffff';

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

function luminance(hex: string): number | undefined {
  const parts = HEX.exec(hex)?.slice(1);
  if (!parts) return undefined;
  const [r, g, b] = parts.map(part => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Contrast of white text on a colour, 1 to 21, rounded down to one decimal so that it never looks better than it is.
 * @returns undefined for a text that is no colour like `#0F766E`.
 */
export function contrastWithWhite(hex: string): number | undefined {
  const light = luminance(hex);
  return light === undefined
    ? undefined
    : Math.floor((1.05 / (light + 0.05)) * 10) / 10;
}
