export interface Config {
  /** The embedded OpenID provider. */
  identity?: {
    /**
     * False when `auth.providers.oidc` names the company's own provider: the embedded one is then not installed.
     * Default: true.
     */
    enabled?: boolean;
    /** The portal, as a client of the provider. */
    client?: {
      /** Default: `hq-portal`. */
      id?: string;
      /** @visibility secret */
      secret?: string;
      /** Default: `<backend.baseUrl>/api/auth/oidc/handler/frame`. */
      redirectUris?: string[];
      /** Where the browser may go after a sign-out. Default: `<app.baseUrl>` with and without a final slash. */
      postLogoutRedirectUris?: string[];
    };
    /**
     * Signs cookies and form tokens; at least 32 characters.
     * @visibility secret
     */
    cookieSecret?: string;
    /** Failed attempts that one network address has before it must wait. Default: 5. */
    attemptsPerAddress?: number;
  };
  hq?: {
    /**
     * Keys that encrypt secrets in the database, 32 bytes in base64 each. The first encrypts, all decrypt: put a
     * new key first, keep the old one until the backend has started once.
     * @visibility secret
     */
    encryptionKeys?: string[];
    /** `development`, `stage` or `production`. Default: `production`. */
    environment?: string;
    auth?: {
      /**
       * Whether roles that require a second factor really ask for it. Default: true outside the development
       * environment.
       */
      requireMfa?: boolean;
    };
  };
}
