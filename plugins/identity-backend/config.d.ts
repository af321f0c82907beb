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
      /** Default: `hq-console`. */
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
     * Encrypts secrets in the database: 32 bytes in base64. To change it put the new key before the old one, with
     * a comma between; after `hq secrets rotate` the old one may go. See docs/operations.md for several replicas.
     * @visibility secret
     */
    encryptionKey?: string;
    auth?: {
      /**
       * Whether roles that require a second factor really ask for it. Default: true, except with
       * `NODE_ENV=development`.
       */
      requireMfa?: boolean;
    };
    /**
     * Password of the sample staff, who are made on the first start of the embedded database outside production.
     * Default: one is generated and printed once.
     * @visibility secret
     */
    sampleStaffPassword?: string;
  };
}
