export interface Config {
  app: {
    /**
     * Name of the environment; the band at the top edge has its colour. Default: development.
     * @visibility frontend
     */
    environment?: 'development' | 'stage' | 'production';
    /** Front-end observability; off unless `url` is set. */
    faro?: {
      /**
       * Address of the Faro collector.
       * @visibility frontend
       */
      url?: string;
      /**
       * Share of sessions that are reported, 0 to 1. Default: 1.
       * @visibility frontend
       */
      sampling?: number;
    };
  };
  identity?: {
    /**
     * Whether people sign in at the provider that comes with the console. Default: true.
     * @visibility frontend
     */
    enabled?: boolean;
  };
}
