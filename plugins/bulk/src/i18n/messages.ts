/** English texts of the bulk runs' pages. */
export const bulkMessages = {
  'list.title': 'Bulk runs',
  'list.context': 'One operation for many rows, previewed before it is started',
  'list.empty.title': 'No bulk runs yet',
  'list.empty.body':
    'Choose rows in a list, such as the tenants, and what to do with them.',
  'run.title': 'Bulk run',
  'run.undoes': 'Undoes an earlier run',
  'items.empty.title': 'No rows',
  'items.empty.body': 'Nothing matched when the rows were looked for.',
  'column.operation': 'Operation',
  'column.state': 'Status',
  'column.undoOf': 'Undoes run',
  'column.rows': 'Rows',
  'column.actor': 'Person',
  'column.created': 'Asked for',
  'column.row': 'Row',
  'column.reason': 'Reason',
  'progress.previewing': 'Checking the rows',
  'progress.running': 'Running',
  'act.start': 'Start',
  'act.start.title': 'Start: {{operation}}',
  'act.start.consequence_one': '{{count, number}} row is changed.',
  'act.start.consequence_other': '{{count, number}} rows are changed.',
  'act.cancel': 'Cancel the run',
  'act.cancel.keep': 'Keep the run',
  'act.cancel.title': 'Cancel the run “{{operation}}”',
  'act.cancel.consequence_one':
    '{{count, number}} row is left as it is. What is done stays done.',
  'act.cancel.consequence_other':
    '{{count, number}} rows are left as they are. What is done stays done.',
  'act.retry': 'Retry failed',
  'act.retry.title': 'Retry what failed: {{operation}}',
  'act.retry.consequence_one': '{{count, number}} row is tried again.',
  'act.retry.consequence_other': '{{count, number}} rows are tried again.',
  'act.undo': 'Undo',
  'act.undo.title': 'Undo: {{operation}}',
  'act.undo.consequence_one':
    'Undoing is previewed first for {{count, number}} row.',
  'act.undo.consequence_other':
    'Undoing is previewed first for {{count, number}} rows.',
} as const;
