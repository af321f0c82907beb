import type { HqDatabase, PublicFiles, Scope } from '@cleanmatex/hq-node';
import type { Image } from './raster';

/** Where logos are shown, below plugin `hq`. */
export const LOGOS = '/logos';

/** Logos of a tenant that are kept besides the one it has now. */
const FORMER_LOGOS = 9;

/** Keeps a logo of a tenant, and of its former ones the latest. */
export async function keepLogo(
  scope: Scope,
  tenantId: string,
  fingerprint: string,
  { bytes, mediaType }: Image,
): Promise<void> {
  await scope.query(
    `WITH kept AS (
      INSERT INTO hq.tenant_logos AS l (tenant_id, fingerprint, media_type, content, created_by)
      VALUES ($1::uuid, $2::text, $3, $4::bytea, $5)
      ON CONFLICT (tenant_id, fingerprint) DO UPDATE SET created_at = clock_timestamp()
    ), latest AS (
      SELECT l.fingerprint FROM hq.tenant_logos l WHERE l.tenant_id = $1::uuid AND l.fingerprint <> $2
      ORDER BY l.created_at DESC LIMIT $6
    )
    DELETE FROM hq.tenant_logos l WHERE l.tenant_id = $1::uuid AND l.fingerprint <> $2
      AND l.fingerprint NOT IN (SELECT fingerprint FROM latest)`,
    [tenantId, fingerprint, mediaType, bytes, scope.actor.name, FORMER_LOGOS],
  );
}

/** Logos of all tenants, as everybody may see them. */
export const logoFiles = ({ knex }: Pick<HqDatabase, 'knex'>): PublicFiles => ({
  path: LOGOS,
  find: async fingerprint => {
    const row = await knex('tenant_logos')
      .withSchema('hq')
      .where({ fingerprint })
      .first<{ media_type: string; content: Buffer } | undefined>(
        'media_type',
        'content',
      );
    return row && { mediaType: row.media_type, content: row.content };
  },
});
