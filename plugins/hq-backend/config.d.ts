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
       * How long a server that is still starting is waited for, in seconds.
       * Default 60.
       */
      startupTimeoutSeconds?: number;
      pool?: {
        /** Most connections that one backend process opens. Default 20. */
        max?: number;
      };
    };
  };
}
