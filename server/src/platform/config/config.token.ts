import type { Config } from './config.js';

export const CONFIG = Symbol('CONFIG');

/** The configuration with the database found: embedded or external. */
export type ServerConfig = Config & {
  databaseUrl: string;
  jobsUrl?: string | undefined;
  /** Without it there are no open pages. */
  openUrl?: string | undefined;
};
