import { tenantsMessages } from '../i18n/messages';
import { useTenantsTranslation } from '../i18n/ref';

type RowKey = Extract<keyof typeof tenantsMessages, `fleet.rows.${string}`>;

const isRowKey = (key: string): key is RowKey => key in tenantsMessages;

/** Names the rows of a table, with or without its schema; an unknown table goes by its name. */
export function useRowLabel(): (table: string) => string {
  const { t } = useTenantsTranslation();
  return table => {
    const name = table.replace(/^(public|hq)\./, '');
    const key = `fleet.rows.${name}`;
    return isRowKey(key) ? t(key) : name;
  };
}
