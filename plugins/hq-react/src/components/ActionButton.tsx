import {
  Button,
  Tooltip,
  TooltipTrigger,
  VisuallyHidden,
  type ButtonProps,
} from '@backstage/ui';
import { useId } from 'react';
import '../styles/hq.css';

/** Props of {@link ActionButton}. */
export interface ActionButtonProps extends Omit<ButtonProps, 'isDisabled'> {
  /** Why it cannot be used now; absent when it can. */
  disabledReason?: string;
}

/**
 * A button that says why it is disabled: it keeps its place in the tab order and shows the reason on
 * hover and focus.
 */
export function ActionButton({ disabledReason, ...props }: ActionButtonProps) {
  const reasonId = useId();
  if (!disabledReason) return <Button {...props} />;
  return (
    <>
      <TooltipTrigger delay={150}>
        <Button
          {...props}
          type="button"
          onPress={undefined}
          className="hq-action--disabled"
          aria-disabled
          aria-describedby={reasonId}
        />
        <Tooltip>{disabledReason}</Tooltip>
      </TooltipTrigger>
      <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>
    </>
  );
}
