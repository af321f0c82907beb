import { accessContract } from '@cleanmatex/hq-common';
import { Option, type Command } from 'commander';
import { collect, type Print } from '../program';
import { withConsole } from '../services';

interface CreateOptions {
  email: string;
  name: string;
  name2?: string;
  role: string[];
  locale: 'en' | 'ar';
}

/** `hq user create` */
export function addUser(program: Command, print: Print): void {
  program
    .command('user')
    .description('the people of HQ')
    .command('create')
    .description(
      'add a person as invited and print the link to choose a password.\nWith the company account there is no link: the person just signs in.',
    )
    .requiredOption('--email <address>', 'e-mail address')
    .requiredOption('--name <text>', 'name in Latin script')
    .requiredOption('--role <code>', 'role; repeat for several', collect)
    .option('--name2 <text>', 'name in Arabic')
    .addOption(
      new Option('--locale <language>', 'language of the console')
        .choices(['en', 'ar'])
        .default('en'),
    )
    .action(async ({ role, ...person }: CreateOptions) => {
      const { user, invitationUrl } = await withConsole(console =>
        console.call(accessContract.users.create, { ...person, roles: role }),
      );
      print(`${user.email} was added as ${user.roles.join(', ')}.`);
      if (invitationUrl) print(`Invitation: ${invitationUrl}`);
    });
}
