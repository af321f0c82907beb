import {
  sessionsContract,
  usersContract,
  type Invitation,
  type User,
  type UserAction,
} from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  PageActs,
  refreshDomain,
  useName,
  useRefusal,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { useUserDiff } from '../labels';
import { EditUserDialog } from './EditUserDialog';
import { InvitedDialog } from './InvitedDialog';

type Act = Exclude<UserAction, 'update'>;

const acts = {
  invite: {
    endpoint: usersContract.invite,
    key: 'invite',
    tone: 'primary',
    reason: 'none',
  },
  endSessions: {
    endpoint: sessionsContract.endAll,
    key: 'endAll',
    tone: 'warning',
    reason: 'optional',
  },
  deactivate: {
    endpoint: usersContract.deactivate,
    key: 'deactivate',
    tone: 'danger',
    reason: 'required',
  },
  reactivate: {
    endpoint: usersContract.reactivate,
    key: 'reactivate',
    tone: 'primary',
    reason: 'optional',
  },
} as const;

function shownActs({ status }: User): Act[] {
  return status === 'deactivated'
    ? ['reactivate']
    : ['invite', 'endSessions', 'deactivate'];
}

const isInvitation = (output: object): output is Invitation =>
  'invitationUrl' in output;

function ActDialog(props: {
  act: Act;
  user: User;
  onClose: () => void;
  onInvited: (invitation: Invitation) => void;
}) {
  const { act, user } = props;
  const { t } = useAccessTranslation();
  const name = useName();
  const { endpoint, key, tone, reason } = acts[act];
  return (
    <ConfirmDialog
      endpoint={endpoint}
      input={{ userId: user.id }}
      title={t(`${key}.title`, { name: name(user) })}
      consequence={t(`${key}.body`)}
      actionLabel={t(`${key}.act`)}
      tone={tone}
      reason={reason}
      {...useUserDiff()}
      onClose={props.onClose}
      onDone={output => {
        if (isInvitation(output)) props.onInvited(output);
        refreshDomain('users');
        refreshDomain('sessions');
      }}
    />
  );
}

/** What may be done with a person; an action that may not be used says why. */
export function UserActions({ user }: { user: User }) {
  const { t } = useAccessTranslation();
  const [open, setOpen] = useState<UserAction>();
  const [invitation, setInvitation] = useState<Invitation>();
  const close = () => setOpen(undefined);
  const refusal = useRefusal();
  const reasonOf = (action: UserAction) =>
    refusal(user.allowedActions.find(entry => entry.action === action));
  return (
    <>
      <PageActs
        acts={[
          {
            id: 'update',
            label: t('edit.action'),
            disabledReason: reasonOf('update'),
            onAction: () => setOpen('update'),
          },
          ...shownActs(user).map(act => ({
            id: act,
            label: t(`${acts[act].key}.action`),
            disabledReason: reasonOf(act),
            onAction: () => setOpen(act),
          })),
        ]}
      />
      {open === 'update' && <EditUserDialog user={user} onClose={close} />}
      {open && open !== 'update' && (
        <ActDialog
          act={open}
          user={user}
          onClose={close}
          onInvited={setInvitation}
        />
      )}
      {invitation && (
        <InvitedDialog
          invitation={invitation}
          onClose={() => setInvitation(undefined)}
        />
      )}
    </>
  );
}
