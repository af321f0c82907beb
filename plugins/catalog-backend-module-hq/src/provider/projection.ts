import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { Source, SourceRow } from '../sources/source';

/** Counts into every fingerprint: raise it when a `toEntity` makes something else of the same row. */
const FORMAT = 1;
/** Advisory lock: only one replica at a time tells the catalog, so that an older state never follows a newer one. */
export const PROJECTION_LOCK = 4_872_100_006;

/** A row that the catalog was told something else of, or nothing. */
interface Difference {
  subject: string;
  /** null for a row that no longer belongs in the catalog. */
  row: SourceRow | null;
  fingerprint: string | null;
  /** What the catalog knows the row by; null for a row that it was not told of. */
  told_ref: string | null;
}

interface Change {
  subject: string;
  fingerprint: string;
  ref: string;
  entity: Entity;
}

const differencesSql = (source: Source, columns: string) => `
  WITH wanted AS (
    SELECT s.subject, to_jsonb(s) AS row, md5('${FORMAT} ' || to_jsonb(s)::text) AS fingerprint
      FROM (${source.sql}) s
  ), told AS (
    SELECT subject, fingerprint, entity_ref
      FROM hq.catalog_projection
     WHERE catalog_id = :catalogId AND source = :source
       AND (CAST(:subjects AS text[]) IS NULL OR subject = ANY (CAST(:subjects AS text[])))
  )
  SELECT ${columns}
    FROM wanted FULL JOIN told USING (subject)
   WHERE wanted.fingerprint IS DISTINCT FROM told.fingerprint`;

/** What one catalog database was told of the console's rows, and how it is told the differences. */
export class Projection {
  /**
   * @param knex - pool of the console's database.
   * @param catalogId - names the catalog database.
   */
  constructor(
    private readonly knex: Knex,
    private readonly catalogId: string,
  ) {}

  /** Keys of all rows that the catalog was told something else of, or nothing. */
  async differing(source: Source): Promise<string[]> {
    const { rows } = await this.knex.raw<{ rows: { subject: string }[] }>(
      differencesSql(source, 'subject'),
      { catalogId: this.catalogId, source: source.name, subjects: null },
    );
    return rows.map(({ subject }) => subject);
  }

  /**
   * Tells the catalog what differs of some rows. Safe to repeat and to run in several replicas: a run that
   * dies half way is repeated by the next, and the catalog takes the same entity twice without effect.
   * @param subjects - keys of the rows; some hundreds, as they are told at once.
   * @returns how many rows differed.
   */
  async sync(
    connection: EntityProviderConnection,
    source: Source,
    subjects: string[],
  ): Promise<number> {
    return this.knex.transaction(async trx => {
      await trx.raw(`SET LOCAL idle_in_transaction_session_timeout = '60s'`);
      await trx.raw('SELECT pg_advisory_xact_lock(?)', [PROJECTION_LOCK]);
      const { rows } = await trx.raw<{ rows: Difference[] }>(
        differencesSql(
          source,
          'subject, wanted.row, wanted.fingerprint, told.entity_ref AS told_ref',
        ),
        { catalogId: this.catalogId, source: source.name, subjects },
      );
      if (rows.length === 0) return 0;
      const changes = rows.flatMap(row => toChange(source, row));
      await tell(connection, source, rows, changes);
      await this.remember(trx, source, rows, changes);
      return rows.length;
    });
  }

  private async remember(
    trx: Knex.Transaction,
    source: Source,
    rows: Difference[],
    changes: Change[],
  ) {
    const table = () =>
      trx.withSchema('hq').table('catalog_projection') as Knex.QueryBuilder;
    await table()
      .where({ catalog_id: this.catalogId, source: source.name })
      .whereRaw('subject = ANY (?)', [rows.map(row => row.subject)])
      .delete();
    if (changes.length === 0) return;
    await table()
      .insert(
        changes.map(change => ({
          catalog_id: this.catalogId,
          source: source.name,
          subject: change.subject,
          fingerprint: change.fingerprint,
          entity_ref: change.ref,
        })),
      )
      .onConflict(['catalog_id', 'entity_ref'])
      .merge();
  }
}

function toChange(source: Source, difference: Difference): Change[] {
  const { subject, row, fingerprint } = difference;
  if (!row || !fingerprint) return [];
  const entity = source.toEntity(row);
  const location = `hq:${source.name}/${subject}`;
  entity.metadata.annotations = {
    ...entity.metadata.annotations,
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
  return [{ subject, fingerprint, entity, ref: stringifyEntityRef(entity) }];
}

async function tell(
  connection: EntityProviderConnection,
  source: Source,
  rows: Difference[],
  changes: Change[],
) {
  const locationKey = `hq:${source.name}`;
  const kept = new Set(changes.map(change => change.ref));
  const removed = rows.flatMap(({ told_ref: entityRef }) =>
    entityRef && !kept.has(entityRef) ? [{ entityRef, locationKey }] : [],
  );
  if (removed.length > 0) {
    await connection.applyMutation({ type: 'delta', added: [], removed });
  }
  if (changes.length === 0) return;
  await connection.applyMutation({
    type: 'delta',
    added: changes.map(({ entity }) => ({ entity, locationKey })),
    removed: [],
  });
}
