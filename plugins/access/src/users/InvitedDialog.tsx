import type { Invitation } from '@cleanmatex/hq-common';
import { useName } from '@cleanmatex/hq-react';
import { useAccessTranslation } from '../i18n/ref';
import { SecretDialog } from '../SecretDialog';

/** Shows the link of a new invitation, this once. */
export function InvitedDialog(props: {
  invitation: Invitation;
  onClose: () => void;
}) {
  const { t } = useAccessTranslation();
  const name = useName();
  const { user, invitationUrl } = props.invitation;
  return (
    <SecretDialog
      title={t('invited.title', { name: name(user) })}
      body={t(invitationUrl ? 'invited.link' : 'invited.sso')}
      secret={invitationUrl ?? undefined}
      onClose={props.onClose}
    />
  );
}
