/** Bytes that are turned into text at once: more of them do not fit the arguments of a call. */
const PIECE = 0x8000;

/** Bytes in Base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary);
}
