import { accessContract, type PermissionName } from '@cleanmatex/hq-common';
import { type Command } from 'commander';
import { collect, type Print } from '../program';
import { withConsole } from '../services';

interface CreateOptions {
  name: string;
  role: string;
  scope?: PermissionName[];
  expiresDays?: string;
}

/** `hq api-key create` */
export function addApiKey(program: Command, print: Print): void {
  program
    .command('api-key')
    .description('keys of automation')
    .command('create')
    .description(
      'make an API key and print it, and nothing else. It is shown this once.',
    )
    .requiredOption('--name <text>', 'what the key is used for')
    .requiredOption('--role <code>', 'role that it acts with')
    .option(
      '--scope <permission>',
      "permission out of the role's that it may use; repeat for several (default: all of them)",
      collect,
    )
    .option(
      '--expires-days <number>',
      'days until it stops working (default: 90)',
    )
    .action(async ({ name, role, scope, expiresDays }: CreateOptions) => {
      const { secret } = await withConsole(console =>
        console.call(accessContract.apiKeys.create, {
          name,
          roleCode: role,
          scopes: scope,
          expiresInDays: expiresDays === undefined ? 90 : Number(expiresDays),
        }),
      );
      print(String(secret));
    });
}
