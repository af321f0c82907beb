import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigSources } from '@backstage/config-loader';
import type { Config } from '@backstage/config';

/**
 * Reads the configuration files that HQ_CONFIG_ARGUMENTS names (a JSON list like ["--config", "app-config.yaml"]),
 * or the repository's app-config.yaml.
 * @throws Error when a file or a variable in it is missing.
 */
export async function readConfig(): Promise<Config> {
  const given = process.env.HQ_CONFIG_ARGUMENTS;
  const argv = given
    ? (JSON.parse(given) as string[])
    : [
        '--config',
        path.resolve(
          resolvePackagePath('@cleanmatex/hq-cli'),
          '../../app-config.yaml',
        ),
      ];
  return ConfigSources.toConfig(ConfigSources.default({ argv, watch: false }));
}
