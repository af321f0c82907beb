import { MenuItem } from '@backstage/ui';
import { useLayoutEffect, useRef } from 'react';
import '../styles/acts.css';

/** Something to do, as an entry of a menu or a button. */
export interface Act {
  id: string;
  label: string;
  /** Does it; needed where there is no `href`. */
  onAction?: () => void;
  /** The page that it leads to. */
  href?: string;
  /** Why it cannot be done now; absent when it can. */
  disabledReason?: string;
}

/** Why an entry cannot be chosen. The entry keeps its place among the keys, so that the reason is heard. */
function Refusal({ reason }: { reason: string }) {
  const own = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    own.current
      ?.closest('[role=menuitem]')
      ?.setAttribute('aria-disabled', 'true');
  }, []);
  return (
    <span ref={own} className="hq-act-item__reason">
      {reason}
    </span>
  );
}

/** Entries of a `Menu`; one that may not be chosen says why. */
export function ActItems({ acts }: { acts: Act[] }) {
  return (
    <>
      {acts.map(({ id, label, href, onAction, disabledReason }) =>
        disabledReason ? (
          <MenuItem
            key={id}
            id={id}
            textValue={label}
            shouldCloseOnSelect={false}
          >
            <span className="hq-act-item">
              <span className="hq-act-item__refused">{label}</span>
              <Refusal reason={disabledReason} />
            </span>
          </MenuItem>
        ) : (
          <MenuItem
            key={id}
            id={id}
            textValue={label}
            href={href}
            onAction={onAction}
          >
            {label}
          </MenuItem>
        ),
      )}
    </>
  );
}
