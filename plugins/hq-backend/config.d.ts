export interface Config {
  hq?: {
    /** The console's PostgreSQL database. */
    database: {
      /**
       * Connection string of the owner: it creates the database when missing,
       * applies migrations and may create roles. The console itself works as
       * role `hq_console`.
       * @visibility secret
       */
      url: string;
      /**
       * Connection string of another login for the console's own sessions, so
       * that no session of the running console can become the owner. The login
       * must be a member of `hq_console`. Default: `url`.
       * @visibility secret
       */
      runtimeUrl?: string;
      /**
       * How long a server that is still starting is waited for, in seconds.
       * Default 60.
       */
      startupTimeoutSeconds?: number;
      pool?: {
        /** Most connections that one backend process opens. Default 10. */
        max?: number;
      };
    };
    /** The audit log's hash chain. */
    audit?: {
      /**
       * Ed25519 private key that signs heads of the chain: PEM, or the base64 of
       * a PEM. Needs `headFile`.
       * @visibility secret
       */
      signingKey?: string;
      /**
       * File that signed heads are appended to. Keep it where whoever controls
       * the database cannot write.
       */
      headFile?: string;
      /**
       * Earlier keys, public or private, whose heads still count.
       * @deepVisibility secret
       */
      retiredKeys?: string[];
      /** Pause between two heads. Default 60. */
      headIntervalSeconds?: number;
      /** Pause between two looks for unsealed entries. Default 200. */
      sealIntervalMs?: number;
    };
  };
}
