/** English texts of what a suspension costs, and of retention, legal holds and purges. */
export const retentionEnglish = {
  'timeline.tenants.restore': 'Restored from the archive',
  'timeline.tenants.hold': 'Legal hold set',
  'timeline.tenants.liftHold': 'Legal hold lifted',
  'timeline.tenants.purge': 'Purge asked for',
  'timeline.tenants.sweep-archives':
    'Notice of its purge, or purge asked for by the console',
  'cost.openOrders': 'Open orders',
  'cost.pickupsDue': 'Pickups due',
  'cost.moneyOwed': 'Owed by its customers',
  'cost.unknown': 'Not known',
  'retention.title': 'Retention',
  'retention.context':
    'How long archived tenants are kept, and what is left of those that were purged.',
  'retention.card': 'Archived',
  'retention.archived': 'Archived on',
  'retention.by': 'By',
  'retention.until': 'Kept until',
  'retention.over': 'may be purged',
  'retention.hold': 'Legal hold',
  'retention.since': 'Since',
  'policy.card': 'How long archived tenants are kept',
  'policy.now_one':
    'An archived tenant is kept for {{count, number}} day; after that it may be purged.',
  'policy.now_other':
    'An archived tenant is kept for {{count, number}} days; after that it may be purged.',
  'policy.days': 'Days',
  'policy.hint': '0 to 3650. Counts for tenants that are archived from now on.',
  'policy.auto': 'Purge by itself when the time is over',
  'policy.autoHint':
    'Whoever may set a legal hold is told first. A legal hold always stops a purge.',
  'policy.notice': 'Days of notice',
  'policy.noticeHint': '1 to 90',
  'policy.autoOn_one':
    'The console then purges it by itself, {{count, number}} day after a notice.',
  'policy.autoOn_other':
    'The console then purges it by itself, {{count, number}} days after a notice.',
  'policy.autoOff': 'Nothing is purged by itself.',
  'retention.purgeOn': 'Purged by itself from',
  'policy.change': 'Change…',
  'policy.title': 'Change how long archived tenants are kept',
  'policy.body':
    'Tenants that are archived already keep their day. Purging by itself concerns every archived tenant, each after a notice.',
  'policy.act': 'Change',
  'tombstone.purged': 'Purged',
  'tombstone.who': 'Asked for by',
  'tombstone.proof': 'Proof',
  'tombstone.counted': '{{tables}} tables counted, {{left}} rows left',
  'tombstone.unlinked': '{{rows}} kept without the tenant',
  'tombstone.hash': 'SHA-256',
  'tombstone.empty': 'No tenant was purged yet',
  'tombstone.emptyBody':
    'A purge deletes everything of an archived tenant and leaves a record here: who, when, why, and the counts that prove it.',
  'action.restore': 'Restore…',
  'action.hold': 'Legal hold…',
  'action.liftHold': 'Lift the hold…',
  'action.purge': 'Purge…',
  'restore.title': 'Restore {{name}}',
  'restore.body':
    'It leaves the archive and is suspended. Activate it afterwards, so that its people can sign in. Whether its subscription renews is decided anew.',
  'restore.act': 'Restore',
  'restore.done': '{{name}} is restored and suspended',
  'hold.title': 'Put a legal hold on {{name}}',
  'hold.body':
    'As long as it stands, nobody can purge the tenant. Nothing else changes.',
  'hold.act': 'Set the hold',
  'liftHold.title': 'Lift the legal hold of {{name}}',
  'liftHold.body':
    'Once it is archived and its time is over, it may be purged.',
  'liftHold.act': 'Lift the hold',
  'purge.title': 'Purge {{name}}',
  'purge.body':
    'Everything of this tenant is deleted for good, as counted below. Its audit entries stay, and a record of the purge.',
  'purge.act': 'Purge',
  'purge.held': 'A legal hold stands',
  'purge.kept': 'It is still kept',
  'purge.running': 'A purge is under way',
  'purge.waiting': '{{who}} asked for a purge; it is under way.',
  'purge.stopped': 'The last purge stopped, and nothing was deleted: {{why}}',
  'field.keptUntil': 'Data kept until',
  'field.legalHold': 'Legal hold',
  'field.purgeOn': 'Purged by itself from',
} as const;
