/** A file that never changes: its fingerprint is of its content. */
export interface PublicFile {
  /** As read from the content, never as somebody says. */
  mediaType: string;
  content: Buffer;
}

/** Files that are shown to everybody who knows their fingerprint, without sign-in. */
export interface PublicFiles {
  /** Where, below plugin `hq`: `/logos` shows `/api/hq/logos/{fingerprint}`. */
  path: `/${string}`;
  /**
   * The file with a fingerprint; undefined when there is none.
   * @param fingerprint - SHA-256, 64 lower-case hexadecimal digits.
   */
  find(fingerprint: string): Promise<PublicFile | undefined>;
}
