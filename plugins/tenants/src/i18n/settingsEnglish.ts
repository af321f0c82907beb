/** English texts of a tenant's settings and features. */
export const settingsEnglish = {
  'tab.settings': 'Settings',
  'settings.title': 'Settings',
  'settings.hint':
    'The default of the platform holds until the tenant gets a value of its own.',
  'settings.featuresHint':
    'The plan decides what is on, until the tenant gets a value of its own.',
  'settings.change': 'Change…',
  'settings.clear': 'Clear…',
  'settings.override': 'Change “{{name}}”',
  'settings.overrideBody':
    'The tenant gets a value of its own, which holds whatever the plan or the default says.',
  'settings.save': 'Change',
  'settings.clearOf': 'Clear “{{name}}”',
  'settings.clearBody':
    'The tenant’s own value goes; the plan or the default holds again.',
  'settings.clearAct': 'Clear',
  'settings.own': 'Override',
  'settings.layers': 'Layers',
  'settings.layer.default': 'Default',
  'settings.layer.plan': 'Plan',
  'settings.layer.tenant': 'Override',
  'settings.silent': 'says nothing',
  'settings.why.default': 'Default of the platform',
  'settings.why.plan': 'From the plan {{plan}}',
  'settings.why.tenant': 'Set for this tenant by {{by}}, {{when}}',
  'settings.why.unknown': 'Set for this tenant outside the console',
  'settings.narrower_one':
    '{{count, number}} branch or user has a value of its own',
  'settings.narrower_other':
    '{{count, number}} branches or users have a value of their own',
  'settings.hint.boolean': 'On or off',
  'settings.hint.number': 'A number, like 7 or 2.5',
  'settings.hint.date': 'A day or a moment, like 2026-12-01',
  'settings.hint.text': 'A text',
  'timeline.tenants.overrideSetting': 'Setting changed',
  'timeline.tenants.clearSetting': 'Setting cleared',
  'timeline.named': '{{what}} · {{name}}',
} as const;
