import type { Locale } from '@cleanmatex/hq-common';
import { useCallback, type ReactNode } from 'react';
import { useHqLanguage } from '../i18n/useHqLanguage';
import '../styles/hq.css';

/** An e-mail address breaks before its @ where it does not fit a line. */
function breakable(children: ReactNode): ReactNode {
  if (typeof children !== 'string') return children;
  const at = children.indexOf('@');
  if (at < 1) return children;
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  );
}

/** An identifier, code, e-mail or phone: left-to-right and isolated in any direction of text. */
export function Ltr(props: { children: ReactNode; mono?: boolean }) {
  return (
    <bdi dir="ltr" className={props.mono ? 'hq-ltr hq-mono' : 'hq-ltr'}>
      {breakable(props.children)}
    </bdi>
  );
}

/** An identifier inside a text of either direction, where no element can isolate it. */
export const isolateLtr = (text: string): string => `\u2066${text}\u2069`;

/** Something with a name in English and perhaps in Arabic. */
export interface Named {
  name: string;
  name2?: string | null;
}

/** The name in a language; the other one where it is missing. */
export function nameIn(locale: Locale, named: Named): string {
  return (locale === 'ar' ? named.name2 || named.name : named.name) || '';
}

/** Picks names in the console's language. */
export function useName(): (named: Named) => string {
  const locale = useHqLanguage();
  return useCallback(named => nameIn(locale, named), [locale]);
}

/** A name in the console's language, with the other language and more below it in muted text. */
export function BilingualText(props: Named & { more?: ReactNode }) {
  const locale = useHqLanguage();
  const first = nameIn(locale, props);
  const other = locale === 'ar' ? props.name : props.name2;
  const second = other && other !== first ? other : undefined;
  return (
    <span className="hq-two-lines">
      <bdi className="hq-two-lines__first">{first}</bdi>
      {(second || props.more) && (
        <span className="hq-two-lines__second hq-two-lines__parts">
          {second && <bdi>{second}</bdi>}
          {second && props.more ? ' · ' : null}
          {props.more}
        </span>
      )}
    </span>
  );
}
