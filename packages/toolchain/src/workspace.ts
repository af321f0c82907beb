import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readJson } from './files.ts';

interface Manifest {
  name: string;
  backstage?: { role?: string };
}

/** A package of this repository. */
export interface WorkspacePackage {
  name: string;
  /** Relative to the repository, with forward slashes. */
  folder: string;
  /** Backstage's role, for example `frontend-plugin`; empty when it has none. */
  role: string;
}

/** All packages of the repository, in a stable order. */
export function listPackages(root: string): WorkspacePackage[] {
  return ['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(root, group))
      .sort()
      .filter(name => existsSync(path.join(root, group, name, 'package.json')))
      .map(name => {
        const manifest = readJson<Manifest>(
          path.join(root, group, name, 'package.json'),
        );
        return {
          name: manifest?.name ?? name,
          folder: `${group}/${name}`,
          role: manifest?.backstage?.role ?? '',
        };
      }),
  );
}
