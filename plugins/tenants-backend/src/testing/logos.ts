import { readLogo } from '../branding/logo';

/** An SVG of 10 by 10 with something in it. */
export const svg = (inside: string, attributes = '') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inside}</svg>`,
  );

/** What is kept of a file. @throws ValidationError */
export const read = (bytes: Buffer) => readLogo(bytes.toString('base64'));

/** Code of why a file is refused; `kept` when it is not. */
export async function refusal(bytes: Buffer): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    const [issue] = (error as { issues: Array<{ code: string; path: string }> })
      .issues;
    return issue.path === 'logo' ? issue.code : `${issue.path}: ${issue.code}`;
  }
  return 'kept';
}
