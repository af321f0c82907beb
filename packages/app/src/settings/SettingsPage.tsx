import {
  appLanguageApiRef,
  appThemeApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import { permissionText, type Me } from '@cleanmatex/hq-common';
import {
  CardGrid,
  HqCard,
  LoadingLines,
  Ltr,
  nameIn,
  useActor,
  useFormat,
  useHqLanguage,
} from '@cleanmatex/hq-react';
import type { ReactNode } from 'react';
import { useChosenTheme } from '../theme/HqThemeProvider';
import { themeChoices } from '../theme/choices';
import { useFormatChoices } from './useFormatChoices';
import { languageNames } from '../translations/languages';
import { shellTranslationRef } from '../translations/ref';
import './settings.css';

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="hq-fact__label">{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Profile({ actor }: { actor: Me }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const locale = useHqLanguage();
  const format = useFormat();
  return (
    <dl className="hq-settings__facts">
      <Fact label={t('settings.name')}>
        <bdi>{nameIn(locale, actor)}</bdi>
      </Fact>
      <Fact label={t('settings.email')}>
        <Ltr>{actor.email}</Ltr>
      </Fact>
      <Fact label={t('settings.roles')}>
        {format.list(actor.roles.map(role => nameIn(locale, role)))}
      </Fact>
      <Fact label={t('settings.permissions')}>
        <ul className="hq-settings__permissions">
          {actor.permissions.map(name => (
            <li key={name}>{permissionText(name)[locale]}</li>
          ))}
        </ul>
      </Fact>
    </dl>
  );
}

function Appearance() {
  const { t } = useTranslationRef(shellTranslationRef);
  const languageApi = useApi(appLanguageApiRef);
  const themeApi = useApi(appThemeApiRef);
  const language = useHqLanguage();
  const theme = useChosenTheme();
  return (
    <div className="hq-settings__choices">
      <RadioGroup
        label={t('shell.language')}
        value={language}
        onChange={code => languageApi.setLanguage(code)}
      >
        {Object.entries(languageNames).map(([code, name]) => (
          <Radio key={code} value={code}>
            <span lang={code}>{name}</span>
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        label={t('shell.theme')}
        value={theme ?? 'system'}
        onChange={id =>
          themeApi.setActiveThemeId(id === 'system' ? undefined : id)
        }
      >
        {themeChoices.map(({ id, label }) => (
          <Radio key={label} value={id ?? 'system'}>
            {t(label)}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}

function Formats() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { choices, choose } = useFormatChoices();
  return (
    <div className="hq-settings__choices">
      <RadioGroup
        label={t('settings.digits')}
        description={t('settings.digitsHint')}
        value={choices.digits}
        onChange={digits =>
          choose({ ...choices, digits: digits === 'arab' ? 'arab' : 'latn' })
        }
      >
        <Radio value="latn">
          {t('settings.digitsLatin')} <Ltr>0123456789</Ltr>
        </Radio>
        <Radio value="arab">
          {t('settings.digitsArabic')} <Ltr>٠١٢٣٤٥٦٧٨٩</Ltr>
        </Radio>
      </RadioGroup>
      <RadioGroup
        label={t('settings.calendar')}
        value={choices.hijri ? 'hijri' : 'gregory'}
        onChange={calendar =>
          choose({ ...choices, hijri: calendar === 'hijri' })
        }
      >
        <Radio value="gregory">{t('settings.gregorian')}</Radio>
        <Radio value="hijri">{t('settings.withHijri')}</Radio>
      </RadioGroup>
    </div>
  );
}

/** Who one is here, how the console looks, and how it writes numbers and dates. */
export default function SettingsPage() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { actor } = useActor();
  return (
    <CardGrid>
      <HqCard title={t('settings.profile')}>
        {actor ? <Profile actor={actor} /> : <LoadingLines lines={4} />}
      </HqCard>
      <HqCard title={t('settings.appearance')}>
        <Appearance />
      </HqCard>
      <HqCard title={t('settings.formats')}>
        <Formats />
      </HqCard>
    </CardGrid>
  );
}
