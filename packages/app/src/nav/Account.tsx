import {
  appLanguageApiRef,
  appThemeApiRef,
  configApiRef,
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import type { Me } from '@cleanmatex/hq-common';
import { nameIn, useActor, useHqLanguage } from '@cleanmatex/hq-react';
import {
  RiCheckLine,
  RiExpandUpDownLine,
  RiLogoutBoxRLine,
  RiShieldKeyholeLine,
} from '@remixicon/react';
import { Button as PlainButton } from 'react-aria-components';
import { useChosenTheme } from '../theme/HqThemeProvider';
import { themeChoices } from '../theme/choices';
import { languageNames } from '../translations/languages';
import { shellTranslationRef, type ShellKey } from '../translations/ref';
import './nav.css';

const environments: Record<string, ShellKey> = {
  development: 'shell.environment.development',
  stage: 'shell.environment.stage',
  production: 'shell.environment.production',
};

function useEnvironment(): string {
  const { t } = useTranslationRef(shellTranslationRef);
  const name =
    useApi(configApiRef).getOptionalString('app.environment') ?? 'development';
  return name in environments ? t(environments[name]) : name;
}

/** Address of the person's password, second factor and sessions; none where a company's sign-in keeps them. */
function useSecurityAddress(): string | undefined {
  const config = useApi(configApiRef);
  return config.getOptionalBoolean('identity.enabled') ?? true
    ? `${config.getString('backend.baseUrl')}/api/identity/account`
    : undefined;
}

const checked = (isOn: boolean) =>
  isOn ? <RiCheckLine size={16} /> : <span className="hq-account__no-check" />;

function AccountMenu() {
  const { t } = useTranslationRef(shellTranslationRef);
  const languageApi = useApi(appLanguageApiRef);
  const themeApi = useApi(appThemeApiRef);
  const identity = useApi(identityApiRef);
  const language = useHqLanguage();
  const theme = useChosenTheme();
  const security = useSecurityAddress();
  return (
    <Menu placement="top start">
      <MenuSection title={t('shell.language')}>
        {Object.entries(languageNames).map(([code, name]) => (
          <MenuItem
            key={code}
            id={`language-${code}`}
            textValue={name}
            iconStart={checked(code === language)}
            onAction={() => languageApi.setLanguage(code)}
          >
            <span lang={code}>{name}</span>
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={t('shell.theme')}>
        {themeChoices.map(({ id, label }) => (
          <MenuItem
            key={label}
            id={label}
            iconStart={checked(id === theme)}
            onAction={() => themeApi.setActiveThemeId(id)}
          >
            {t(label)}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSeparator />
      {security && (
        <MenuItem
          id="security"
          iconStart={<RiShieldKeyholeLine size={16} />}
          onAction={() => window.location.assign(security)}
        >
          {t('shell.security')}
        </MenuItem>
      )}
      <MenuItem
        id="sign-out"
        iconStart={<RiLogoutBoxRLine size={16} className="hq-flip" />}
        onAction={() => identity.signOut()}
      >
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}

function AccountButton({ actor }: { actor: Me }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const locale = useHqLanguage();
  const environment = useEnvironment();
  const name = nameIn(locale, actor);
  const roles = actor.roles.map(role => nameIn(locale, role));
  const role = [...roles, environment].join(' · ');
  return (
    <PlainButton
      className="hq-account__button"
      aria-label={`${t('shell.account', { name })} ${role}`}
    >
      <span className="hq-account__lines">
        <bdi className="hq-account__name">{name}</bdi>{' '}
        <span className="hq-account__role">{role}</span>
      </span>
      <RiExpandUpDownLine size={16} aria-hidden />
    </PlainButton>
  );
}

/** Who is signed in, in which role and where; opens language, theme and sign-out. */
export function Account() {
  const { actor } = useActor();
  if (!actor) return <div className="hq-account" />;
  return (
    <div className="hq-account">
      <MenuTrigger>
        <AccountButton actor={actor} />
        <AccountMenu />
      </MenuTrigger>
    </div>
  );
}
