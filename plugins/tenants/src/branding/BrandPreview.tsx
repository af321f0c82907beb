import { intlLocales, type Tenant } from '@cleanmatex/hq-common';
import { useTenantsTranslation } from '../i18n/ref';
import { brandTexts } from './brandTexts';
import '../styles/brand.css';

/** A brand as it is, or as it is being chosen. */
export interface Brand {
  /** What the browser can show; null for none. */
  logo: string | null;
  /** Hexadecimal; null for none. */
  primary: string | null;
  secondary: string | null;
}

type Language = keyof typeof brandTexts;
type Named = Pick<Tenant, 'name' | 'name2' | 'currency'>;

const languages = ['en', 'ar'] as const;
const modes = ['light', 'dark'] as const;

/** Sample prices, in the tenant's currency. */
const PRICES = { shirt: 2, abaya: 5 };

const surface = (colour: string | null) =>
  colour ? { backgroundColor: colour } : undefined;

const nameIn = (tenant: Named, language: Language) =>
  language === 'ar' ? tenant.name2 || tenant.name : tenant.name;

interface SampleProps {
  brand: Brand;
  tenant: Named;
  language: Language;
}

function Screen({ brand, tenant, language }: SampleProps) {
  const texts = brandTexts[language];
  return (
    <>
      <div className="tenant-brand__head" style={surface(brand.primary)}>
        {brand.logo && <img src={brand.logo} alt="" />}
        <bdi>{nameIn(tenant, language)}</bdi>
      </div>
      <div className="tenant-brand__body">
        <span>{texts.orders}</span>
        <span className="tenant-brand__tag" style={surface(brand.secondary)}>
          {texts.ready}
        </span>
        <span className="tenant-brand__button" style={surface(brand.primary)}>
          {texts.order}
        </span>
      </div>
    </>
  );
}

function Receipt({ brand, tenant, language }: SampleProps) {
  const texts = brandTexts[language];
  const money = new Intl.NumberFormat(intlLocales[language], {
    style: 'currency',
    currency: tenant.currency ?? 'OMR',
  });
  const line = brand.primary ? { borderColor: brand.primary } : undefined;
  return (
    <div className="tenant-brand__receipt">
      {brand.logo && <img src={brand.logo} alt="" />}
      <strong>{nameIn(tenant, language)}</strong>
      <span>{texts.receipt}</span>
      <dl>
        <div>
          <dt>{texts.shirt}</dt>
          <dd>{money.format(PRICES.shirt)}</dd>
        </div>
        <div>
          <dt>{texts.abaya}</dt>
          <dd>{money.format(PRICES.abaya)}</dd>
        </div>
        <div className="tenant-brand__total" style={line}>
          <dt>{texts.total}</dt>
          <dd>{money.format(PRICES.shirt + PRICES.abaya)}</dd>
        </div>
      </dl>
      <span>{texts.thanks}</span>
    </div>
  );
}

/**
 * The brand on the tenant's own screens and receipts: in English and Arabic beside each other, in light and dark. It
 * is a picture: a screen reader hears what it shows, not its words.
 */
export function BrandPreview(props: { brand: Brand; tenant: Named }) {
  const { t } = useTenantsTranslation();
  return (
    <div className="tenant-brand" role="img" aria-label={t('brand.preview')}>
      {languages.map(language => (
        <div
          key={language}
          className="tenant-brand__side"
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          aria-hidden
        >
          {modes.map(mode => (
            <div
              key={mode}
              className="tenant-brand__screen"
              data-theme-mode={mode}
            >
              <Screen {...props} language={language} />
            </div>
          ))}
          <div className="tenant-brand__screen" data-theme-mode="light">
            <Receipt {...props} language={language} />
          </div>
        </div>
      ))}
    </div>
  );
}
